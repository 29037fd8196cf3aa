"""Pictures for tests, without a library for them: JPEG files of plain blocks of colour in any size and any of the eight ways up, with
the place and the time that a phone writes into them; PNG files; and reading a PNG back."""
import struct
import zlib

# The tables of the JPEG standard, for the differences of brightness; the only coefficient that is written is that of the whole block.
DC_LENGTHS = (0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0)
DC_VALUES = bytes(range(12))
DC_CODES = ("00", "010", "011", "100", "101", "110", "1110", "11110", "111110", "1111110", "11111110", "111111110")
END_OF_BLOCK = "0"  # the only code of the table for the rest of a block


def _segment(marker, data):
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def _difference(value):
    if not value:
        return DC_CODES[0]
    size = abs(value).bit_length()
    return DC_CODES[size] + format(value if value > 0 else value + (1 << size) - 1, f"0{size}b")


def _entropy(bits):
    bits += "1" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\0") if bits else b""


def _ycc(rgb):
    r, g, b = rgb
    return (0.299 * r + 0.587 * g + 0.114 * b, 128 - 0.168736 * r - 0.331264 * g + 0.5 * b, 128 + 0.5 * r - 0.418688 * g - 0.081312 * b)


def exif(orientation=1, taken=None, gps=False, order="<"):
    """What a phone writes: which way up, when (local time, "2027:01-14 ..." as EXIF has it), and where."""
    def entry(tag, kind, count, value):
        data = struct.pack(order + "HHI", tag, kind, count)
        return data + (struct.pack(order + "HH", value, 0) if kind == 3 else struct.pack(order + "I", value))
    text = (taken + "\0").encode() if taken else b""
    place = b"52 5 12 N PLEK-VAN-DE-FOTO\0" if gps else b""
    entries, tail = [(0x0112, 3, 1, orientation)], b""
    count = 1 + bool(taken) + bool(gps)
    end = 8 + 2 + 12 * count + 4
    if taken:
        entries.append((0x8769, 4, 1, end))
        tail += struct.pack(order + "H", 1) + entry(0x9003, 2, len(text), end + 18) + struct.pack(order + "I", 0) + text
    if gps:
        at = end + len(tail)
        entries.append((0x8825, 4, 1, at))
        tail += struct.pack(order + "H", 1) + entry(0x001D, 2, len(place), at + 18) + struct.pack(order + "I", 0) + place
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "IH", 8, count)
    return b"Exif\0\0" + head + b"".join(entry(*e) for e in entries) + struct.pack(order + "I", 0) + tail


def jpeg(width, height, colour, meta=b"", comment=b""):
    """colour(column, row) of the block of 8 by 8 pixels there: three numbers, or four for CMYK. A colour that is no function makes one
    plain picture, however large, at once."""
    plain = colour if not callable(colour) else None
    first = plain or colour(0, 0)
    n = len(first)
    columns, rows = (width + 7) // 8, (height + 7) // 8
    parts = lambda c: [round(v - 128) for v in (_ycc(c) if n == 3 else c)]  # steps of one grey: the table below is all eights
    out = [b"\xff\xd8"]
    if meta:
        out.append(_segment(0xE1, meta))
    if n == 4:
        out.append(_segment(0xEE, b"Adobe\0\x64\0\0\0\0\0"))
    if comment:
        out.append(_segment(0xFE, comment))
    out.append(_segment(0xDB, b"\0" + bytes([8] * 64)))
    out.append(_segment(0xC0, struct.pack(">BHHB", 8, height, width, n) + b"".join(bytes((i + 1, 0x11, 0)) for i in range(n))))
    out.append(_segment(0xC4, b"\0" + bytes(DC_LENGTHS) + DC_VALUES))
    out.append(_segment(0xC4, b"\x10" + bytes([1] + [0] * 15) + b"\0"))
    out.append(_segment(0xDD, struct.pack(">H", columns)))  # begin anew at each row
    out.append(_segment(0xDA, bytes([n]) + b"".join(bytes((i + 1, 0)) for i in range(n)) + b"\0\x3f\0"))
    still = "".join(_difference(0) + END_OF_BLOCK for _ in range(n)) if plain else ""
    same = _entropy("".join(_difference(v) + END_OF_BLOCK for v in parts(plain)) + still * (columns - 1)) if plain else b""
    for row in range(rows):
        if not plain:
            before, bits = [0] * n, []
            for column in range(columns):
                now = parts(colour(column, row))
                bits += [_difference(a - b) + END_OF_BLOCK for a, b in zip(now, before)]
                before = now
            same = _entropy("".join(bits))
        out.append(same + (bytes((0xFF, 0xD0 + row % 8)) if row + 1 < rows else b""))
    return b"".join(out) + b"\xff\xd9"


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, colour):
    """colour(x, y): red, green, blue; or one plain colour."""
    plain = colour if not callable(colour) else None
    rows = [b"\0" + (bytes(plain) * width if plain else b"".join(bytes(colour(x, y)) for x in range(width))) for y in range(1 if plain else height)]
    data = rows[0] * height if plain else b"".join(rows)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + \
        _chunk(b"IDAT", zlib.compress(data, 1)) + _chunk(b"IEND", b"")


def read_png(data):
    """width, height and the rows of a PNG of eight bits as poppler writes it: lists of (red, green, blue)."""
    at, body = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IHDR":
            width, height, _, colours = struct.unpack(">IIBB", data[at + 8:at + 18])
        if kind == b"IDAT":
            body += data[at + 8:at + 8 + size]
        at += size + 12
    n = {0: 1, 2: 3}[colours]
    raw, rows, before = zlib.decompress(body), [], bytes(width * n)
    for y in range(height):
        how, line = raw[y * (width * n + 1)], bytearray(raw[y * (width * n + 1) + 1:(y + 1) * (width * n + 1)])
        for i in range(width * n):
            a, b, c = line[i - n] if i >= n else 0, before[i], before[i - n] if i >= n else 0
            p = a + b - c
            paeth = a if abs(p - a) <= abs(p - b) and abs(p - a) <= abs(p - c) else b if abs(p - b) <= abs(p - c) else c
            line[i] = (line[i] + (0, a, b, (a + b) // 2, paeth)[how]) & 255
        before = bytes(line)
        rows.append([tuple(before[x * n:x * n + n]) * (3 // n) for x in range(width)])
    return width, height, rows


# The corners of an upright picture, and how each of the eight ways of holding a phone stores them: what must be done to the stored
# picture to see it upright is what EXIF says.
CORNERS = ((220, 30, 30), (30, 160, 30), (30, 30, 220), (230, 200, 20))  # top left, top right, bottom left, bottom right


def upright(x, y):
    """The colour at x, y of 0…1 in the upright picture."""
    return CORNERS[(y >= 0.5) * 2 + (x >= 0.5)]


STORED = {1: lambda x, y: (x, y), 2: lambda x, y: (1 - x, y), 3: lambda x, y: (1 - x, 1 - y), 4: lambda x, y: (x, 1 - y),
          5: lambda x, y: (y, x), 6: lambda x, y: (1 - y, x), 7: lambda x, y: (1 - y, 1 - x), 8: lambda x, y: (y, 1 - x)}


def phone(width, height, orientation=1, taken=None, gps=True, order="<"):
    """A photo of width by height when upright, as a phone that was held this way stores it."""
    w, h = (width, height) if orientation < 5 else (height, width)
    columns, rows = (w + 7) // 8, (h + 7) // 8
    place = STORED[orientation]
    return jpeg(w, h, lambda c, r: upright(*place((c + 0.5) / columns, (r + 0.5) / rows)), exif(orientation, taken, gps, order))

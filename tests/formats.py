"""The agendas that ship: each a format of the field, in Dutch and in English. What is in them is for the tests that read or play them."""

# the name in Dutch, the name in English
PAIRS = [
    ("startend-netwerk", "starting-network"),
    ("wijkteam-gesprek", "neighbourhood-team-talk"),
    ("wijkteam-speerpunt", "neighbourhood-team-focus"),
    ("congres-met-zalen", "conference-with-rooms"),
    ("themabijeenkomst", "theme-meeting"),
    ("toekomstagenda", "future-agenda"),
    ("netwerkbijeenkomst", "network-meeting"),
    ("jaarbijeenkomst", "yearly-meeting"),
    ("themas-kiezen", "choosing-themes"),
    ("kwartaalgesprek", "quarterly-review"),
]

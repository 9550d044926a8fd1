"""Attendance reports as the video tools write them; every name and number in them is invented."""

ZOOM = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
123,Sample,03/03/2026 12:50:00 PM,03/03/2026 03:05:00 PM,host@example.org,135,3

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Ada Sample,ada@example.org,03/03/2026 12:55:00 PM,03/03/2026 02:00:00 PM,65,No
Ada Sample (phone),ada@example.org,03/03/2026 01:30:00 PM,03/03/2026 02:30:00 PM,60,No
"Sample, Bo",,03/03/2026 01:00:00 PM,03/03/2026 01:10:00 PM,10,Yes
"""
TEAMS = """1. Summary
Meeting title\tSample
Attended participants\t2
Start time\t3/3/26, 12:50:12 PM

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Ada Sample\t3/3/26, 12:55:00 PM\t3/3/26, 2:30:00 PM\t1h 25m 3s\tada@example.org\tada@example.org\tPresenter
Bo Sample\t3/3/26, 1:00:00 PM\t3/3/26, 1:10:00 PM\t10m\t\t\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Ada Sample\t3/3/26, 12:55:00 PM\t3/3/26, 2:00:00 PM\t1h 5m\tada@example.org\tPresenter
Ada Sample\t3/3/26, 1:30:00 PM\t3/3/26, 2:30:00 PM\t1h\tada@example.org\tPresenter
Bo Sample\t3/3/26, 1:00:00 PM\t3/3/26, 1:10:00 PM\t10m\t\tAttendee
"""
OLD_TEAMS = """Full Name\tUser Action\tTimestamp
Ada Sample\tJoined\t3/3/2026, 12:55:00 PM
Bo Sample\tJoined before\t3/3/2026, 1:00:00 PM
Bo Sample\tLeft\t3/3/2026, 1:10:00 PM
Ada Sample\tLeft\t3/3/2026, 2:30:00 PM
"""
WEBEX = """Meeting Name\tDisplay Name\tAttendee Email\tJoin Time\tLeave Time\tAttendance Duration
="Sample"\t="Ada Sample"\t="ada@example.org"\t="2026-03-03 12:55:00"\t="2026-03-03 14:30:00"\t="95 mins"
="Sample"\t="Bo Sample"\t=""\t="2026-03-03 13:00:00"\t="2026-03-03 13:10:00"\t="10 mins"
"""
BIG_BLUE_BUTTON = """Name,Moderator,Activity Score,Talk time,Join,Left,Duration
Ada Sample,Yes,3,00:01:00,03/03/2026 12:55:00,03/03/2026 14:30:00,01:35:00
Bo Sample,No,1,00:00:00,03/03/2026 13:00:00,03/03/2026 13:10:00,00:10:00
"""
MINUTES_ONLY = "Participant;E-Mail;Minutes\nAda Sample;ada@example.org;90\nBo Sample;;10\n"
WITH_ZONES = (
    "Name,Email,Join,Leave\nAda Sample,ada@example.org,2026-03-03T12:00:00Z,2026-03-03T14:30:00+01:00\n"
    "Bo Sample,,2026-03-03T12:00:00Z,2026-03-03T12:10:00Z\n"
)

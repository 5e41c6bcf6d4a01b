/** Timetable, fleet, crew and disruption, in the form that `features` reads. */
export const petrel = `
# season-timetable | Timetable | Orrin Ferries | last
Plan a season's timetable without a spreadsheet
- Draw sailings by ship and day
- Warn when a ship is in two ports at once
- Compare two drafts sailing by sailing
- Publish a season on a date and not before

# tide-windows | Timetable | Hallan Isles Transport | last
Respect tide windows of the shallow ports
- Load tide tables for eleven ports
- Refuse a sailing outside its window
- Suggest the nearest time inside the window
* Tide times shift by one hour on the last Sunday of March

# disruption-desk | Disruption | Orrin Ferries, Hallan Isles Transport, Kestrel Freight | now
One desk for a storm day
On 4 November the desk sent 9,000 emails by hand and missed one sailing.
- Cancel or move a day's sailings in one step
- Show everyone who is affected, by sailing and need
- Draft the messages in the traveller's language
- Put lifeline goods and patients first
- Write the log that the regulator asks for
- Rehearse a storm on a copy of today's data

# rebooking-rules | Disruption | Orrin Ferries | now
Rebook travellers by rules, not by hand
- Offer the next sailing with room, in order of need
- Keep families and their cars together
- Let the traveller choose between rebooking and refund
- Stop offering when two hundred have not answered
- Explain to the desk why a traveller was placed there

# delay-forecast | Disruption | Hallan Isles Transport | now
Foresee delays from wind, tide and the last port
- Collect wind and wave forecasts every hour
- Estimate the arrival from position and speed
- Publish a forecast only when it is more than ten minutes
- Measure how good the forecasts were
- Say what the forecast rests on when asked why

# ship-swap | Timetable | Orrin Ferries, Kestrel Freight | now
Swap ships and see who no longer fits
- Compare the decks, cabins and plugs of two ships
- List bookings that do not fit the smaller ship
- Undo the swap within an hour
- Tell check-in, freight and crew about the swap

# crew-rest | Crew | Hallan Isles Transport | now
Rosters that keep the rest hours
The inspector found 31 breaches in one month.
- Compute rest hours from actual times
- Warn two days before a breach
- Offer who could take over, with the right certificates
- Export the record for the flag state
- Count a delayed arrival as working time

# certificates | Crew | Orrin Ferries, Hallan Isles Transport | now
Know which certificate runs out when
- Read certificates from the personnel system
- Remind holder and crewing office after six, three and one months
- Block a roster without the certificates it needs
- Keep a copy of the paper with the record

# berth-plan | Timetable | Orrin Ferries, Kestrel Freight | now
A berth plan that two companies can share
- Show berths by hour with ship, length and draught
- Ask the other company for a berth, with an answer
- Move a ship and see who must move with it
- Publish berths to displays and pilots
- Keep ten metres between ships, fifteen in wind

# fuel-slow | Timetable | Orrin Ferries | now
Sail slower when the timetable has room
Fuel is 31 % of the cost of a crossing; one knot less saves a tenth of it.
- Show the latest speed that still arrives on time
- Record fuel by crossing and speed
- Compare captains without naming them
* Fuel of the auxiliary engines is counted twice in port

# charter | Timetable | Orrin Ferries | later
Charter a ship for a day
- Find idle days by ship
- Price a charter from fuel, crew and berth

# ice-routes | Timetable | Hallan Isles Transport | later
Winter routes when the sound is frozen
- Switch the timetable to the southern pier by ice report

# drills | Crew | Hallan Isles Transport | later
Plan and record safety drills
- Show which crew has not drilled this month
- Record a drill with a photograph and a signature

# maintenance-window | Timetable | Orrin Ferries, Kestrel Freight | later
Docking and repairs as part of the timetable
A docking moved by two days cost a week of freight.
- Read planned repairs from the yard's system
- Show what a docking displaces

# shore-power | Timetable | Orrin Ferries | later
Plan shore power by berth
- Count connections and their power by berth

# crew-swap | Crew | Orrin Ferries | later
Crew trade shifts among themselves
- Propose a trade to those who are qualified
- Ask the crewing office only when a rule is touched
* A trade across New Year loses the holiday bonus

# whale-slow | Timetable | Hallan Isles Transport | later
Slow zones for whales in May
- Draw slow zones on the chart with dates

# pilot-order | Timetable | Kestrel Freight | later
Order pilots from the berth plan
- Order when the arrival is firm, cancel within the free period

# fog-rule | Disruption | Hallan Isles Transport, Orrin Ferries | later
Decide about fog by a rule that captains wrote
- Write down the rule with six captains
- Show the rule's answer beside the captain's

# bus-link | Disruption | Hallan Isles Transport | later
Buses that wait for late ships
- Tell the bus company how many are on board for its line
- Give drivers the new arrival time
`;

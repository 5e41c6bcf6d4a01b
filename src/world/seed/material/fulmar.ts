/** Platform, data and security, in the form that `features` reads. */
export const fulmar = `
# event-stream | Platform | | last | enabler
One stream of booking events for all teams
Six systems poll the booking tables; the database sleeps no minute of the day.
- Publish every change of a booking once, in order
- Replay a day's events into a fresh consumer
- Alarm when a consumer falls five minutes behind
- Move check-in from polling to the stream

# single-sign-on | Security | | last | enabler
One sign-in for staff
- Sign staff in through the company directory
- Take rights away within a minute of leaving
- Keep two break-glass accounts in the safe
* Staff with an apostrophe in their name cannot sign in

# capacity-service | Platform | Orrin Ferries, Kestrel Freight | now | enabler
One truth about free places on a sailing
Passenger and freight sell the same lane metres; twelve sailings were oversold in August.
- Keep seats, lane metres, plugs and kennels in one ledger
- Hold capacity for 15 minutes without locking the ledger
- Release holds when a service dies
- Answer within 50 ms at a thousand questions a second
- Prove by a nightly count that no place is sold twice
- Move passenger booking to the ledger

# offline-ports | Platform | Hallan Isles Transport | now | enabler
Small ports work through a lost line
- Keep tomorrow's bookings in the port overnight
- Merge what two ports did while apart
- Show staff what is not yet sent
- Update port machines without a visit
- Test a lost line every Tuesday

# notifications | Platform | Orrin Ferries, Hallan Isles Transport, Kestrel Freight | now | enabler
One service that writes to travellers
Five systems send messages; a traveller got seven about one delay.
- Send by email, text and app from one template
- Never send the same news twice
- Respect the hours and languages a traveller chose
- Show a clerk all that a traveller was sent
- Deliver 20,000 messages in ten minutes

# partner-api | Platform | Kestrel Freight | now
An API that partners can rely on
- Publish the description of the API with examples
- Give each partner keys, limits and a test account
- Announce changes six months ahead in the answers themselves
- Show partners their own calls and errors
- Refuse calls over the limit with the time to wait

# data-lake | Data | Orrin Ferries | now | enabler
Yesterday's bookings for analysts by six in the morning
- Load booking events every hour
- Replace names by pseudonyms on the way in
- Document each table with an owner
- Stop a load that would halve a table

# deletion-requests | Security | Orrin Ferries, Hallan Isles Transport | now
Delete a traveller's data when asked
The authority allows 30 days; three requests took 41.
- Find a traveller in all eleven systems
- Delete, or say which law forbids it
- Answer the traveller with a list of what was done
- Prove the deletion without keeping the data

# cloud-region | Platform | | now | enabler
A second region that takes over in an hour
- Copy the ledger to the second region
- Switch names and certificates with one command
- Practise the switch in the night of a Sunday
- Return to the first region without losing a booking
* The health check answers yes while the database is read-only

# feature-flags | Platform | | now | enabler
Turn features on by port and by client
- Keep flags with an owner and an end date
- Turn a flag on for one port only
- List flags that are past their end date
- Record who turned what, and when

# synthetic-traffic | Platform | | later | enabler
A booking every minute that nobody travels
- Book, change and cancel on a ship that does not exist
- Alarm after two failures in a row

# secrets-rotation | Security | | later | enabler
Rotate secrets without a night shift
- Rotate database passwords every 30 days
- Find secrets in 90 repositories
* Rotation fails for the port of Ewick, which has no clock

# cost-by-team | Data | | later | enabler
Cloud cost by team and feature
- Tag what runs with its team
- Send each team its week's cost and the reason

# design-system | Platform | | later | enabler
One set of components for all screens
- Gather the 14 kinds of date picker we have
- Replace the date picker everywhere

# archive-bookings | Data | | later | enabler
Move bookings older than seven years to cheap storage
- Move by year, readable within a day

# search-index | Platform | Orrin Ferries | later | enabler
Search bookings by anything a caller remembers
- Index names, plates, ports and dates
- Find in spite of one typing error
- Show only what the clerk may see

# ticket-codes | Security | Orrin Ferries, Hallan Isles Transport | later
Codes that cannot be copied
- Sign the code with the sailing and the seat
- Accept old codes until the season ends

# accessibility-audit | Platform | Hallan Isles Transport | later
Pass the accessibility audit of the council
The council's agreement ends if the audit fails twice.
- Test all booking steps with three screen readers
- Fix what the last audit found
* Focus jumps to the top when a fare is selected

# port-network | Platform | Hallan Isles Transport | later | enabler
Satellite line for the outer isles
- Measure three satellite services in a winter month

# model-registry | Data | | later | enabler
Keep forecasts and the data they learned from
- Record which data each model saw
`;

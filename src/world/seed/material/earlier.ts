/** What the teams did in the PI before, beside its features, in the order in which it was done: `# team`, then stories. */
export const earlier = `
# Gannet
Show the price of a crossing before the traveller types a name
Remember the last route a traveller searched for
Sort sailings by the time on board
Warn when a booking overlaps another one of the same traveller
Say how many cabins are left from the last five on
Let a traveller take a dog along without ringing the office
Search by the name of a pier as islanders say it
Keep a search alive when the connection breaks
Offer the next free day when a sailing is full
Send the confirmation in the language of the search
Read ages of children as digits or as words
Cut the weight of the search page by half

# Kittiwake
Print the weight of a lorry on its lane card
Hold a place for a late lorry until ten minutes before departure
Mark trailers that travel alone in the list of the yard
Read the length of a lorry from its registration
Show hauliers what they shipped last month
Let a haulier cancel one of several lorries
Warn the gate when a load is higher than the deck
List lorries by the lane they stand in
Send the loading list to the mate's tablet
Count cars and lorries apart on the mixed deck
Tell hauliers by message when the gate opens
Keep the gate open when its printer is out of paper

# Puffin
Scan a ticket in less than a second in bright sun
Show the steward which cabins are free at departure
Check in a coach with all its passengers at once
Mark passengers who need help in the list of the ramp
Print boarding cards on the small printer of the ferry
Say out loud that the gate closes in five minutes
Count crew and passengers on one list
Open the old ticket format for three more months
Find a passenger by the first letters of the name
Take back a scan that was made by mistake
Show the waiting time at each check-in lane
Run a pier for an hour without the network

# Petrel
Show tide and wind beside the sailing they concern
Log why a departure was late, in one of nine words
Plan the crew change on the quay of Norrhamn
Swap two sailings without typing them again
Read the engine hours from the ship every night
Mark ships that wait for a survey
Show both companies the same list of berths
Warn when a pilot is booked twice
Keep the log of a day that had no sailing
Send the captain the changes since the last call
Draw the fleet on one chart by the minute
Record who was on watch when the log was written

# Guillemot
Book the takings of each pier at the end of its day
Pay a voucher out to the card that bought it
Match bank lines with bookings without a clerk
Show what a refund is made of
Write invoices with the cost centre of the haulier
Round prices the way the council wants them
Close a month that has an open refund
Find a payment by the last digits of the card
Send reminders on the day they are due
Keep the currency of the pier on its receipts
Split the harbour fee from the fare
Export the journal for the auditor

# Fulmar
Keep sessions when a server is restarted
Measure how long each pier waits for an answer
Move the nightly copy to the second data centre
Turn off the old interface of the desks
Give each pier its own password for the displays
Watch the queue of events and ring when it grows
Store addresses once for both companies
Set the clocks of all kiosks by the network
Hide card numbers in every log
Restore the booking store within an hour
Limit what a partner can ask in a minute
Deploy on a Tuesday without a pause
`;

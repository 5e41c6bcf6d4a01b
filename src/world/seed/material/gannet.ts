/** Passenger booking: search, booking and accounts, in the form that `features` reads. */
export const gannet = `
# guest-checkout | Booking | Orrin Ferries | last
Book without an account
Four visitors in ten leave when asked to register; the booking itself needs only a name and an address.
- Let a guest pay with nothing but a name, an email and a phone number
- Send the guest a link that opens the booking for 30 days
- Offer to keep the booking in a new account after payment
- Remove abandoned guest details after seven days

# saved-vehicles | Account | Orrin Ferries, Hallan Isles Transport | last
Remember a traveller's vehicles and their dimensions
Height and length are typed wrong in one booking of nine and put right on the quay.
- Save up to ten vehicles with plate, height and length
- Look up the dimensions of a car by its plate
- Ask again when a saved vehicle has not travelled for two years
* A trailer saved without a plate disappears after signing out

# multi-leg | Search | Hallan Isles Transport | now
Book a journey with several sailings in one go
Islanders ring the office for every trip with a change of ship; half of those calls end without a booking.
- Find connections that leave enough time to change ship
- Show the whole journey on one line with the waiting time in each port
- Hold seats on every leg until the payment is through
- Cancel one leg and keep the others
- Say which leg is full and suggest the next sailing that is not
- Print one ticket with a code for each leg

# flexible-dates | Search | Orrin Ferries | now
Show the cheapest crossing in the week around a date
Leisure travellers move their date for a lower fare; today they try day after day by hand.
- Show seven days with the lowest fare of each
- Mark days that are sold out or have no sailing
- Keep passengers and vehicle when another day is picked
- Load the neighbouring week before the traveller asks for it
* The week view shows yesterday as bookable after midnight in Lisbon

# change-online | Booking | Orrin Ferries, Hallan Isles Transport | now
Change a booking online up to two hours before departure
Changes are a third of all calls; a traveller who can do it alone does not ring.
- Move a booking to another sailing on the same route
- Add or remove a passenger after payment
- Swap the vehicle for a longer one if the deck has room
- Show what the change costs before it is confirmed
- Refuse changes for a sailing that has begun boarding
* Changing the return leg resets the cabin of the outward leg

# resident-discount | Account | Hallan Isles Transport | now
Prove island residence once and keep the discount
The council pays the difference; a clerk checks the same papers at every booking.
- Upload proof of address from a phone
- Approve or reject proofs in a queue with a reason
- Apply the resident fare to the whole household
- Remind residents four weeks before the proof runs out
- Report discounts granted by island and month

# group-booking | Booking | Orrin Ferries | now
Groups of 10 to 200 book in one form
School trips and choirs come in by email and are typed in by hand, passenger after passenger.
- Paste a passenger list from a spreadsheet
- Hold places for ten days against a deposit
- Let group leaders complete names later
- Issue one invoice for the whole group
- Seat schools away from the bar lounge

# cabin-picker | Booking | Orrin Ferries | now
Choose a cabin on the deck plan
Complaints about lift noise and lower decks cost more in refunds than the cabins earn.
- Draw the deck plan from the ship's own layout file
- Filter by berth, window and step-free access
- Hold the chosen cabin for 15 minutes
- Show photographs of the very cabin class, not of the ship's best
- Give the screen-reader user the same choice as a list

# pets | Booking | Orrin Ferries, Hallan Isles Transport | now
Take a pet along with the right place for it
Kennels are oversold in July because pets are a free-text remark.
- Count kennels and pet cabins as capacity of the sailing
- Ask for size and number of animals
- Tell the crew which pets travel on which deck
- Explain assistance dogs travel free and in the lounge

# accessibility-request | Booking | Hallan Isles Transport, Orrin Ferries | now
Ask for assistance while booking, and have it confirmed
Wheelchair users do not know until the quay whether someone will meet them.
- Request assistance for each passenger and each port
- Confirm or refuse the request within a day, with a reason
- Show confirmed assistance to the port on the day
- Park the car next to the lift when asked
- Keep the request when the booking moves to another sailing

# search-box-new | Search | Orrin Ferries | later
One search box that understands places, not only ports
Visitors type the name of the village they want to reach, and get no result.
- Map 1,400 villages and islands to their nearest port
- Suggest the port and the bus line from there

# wishlist | Account | Orrin Ferries | later
Keep a crossing in mind and hear when its fare drops
- Save a crossing without booking it
- Send one message when the fare falls by a tenth

# multi-currency | Booking | Orrin Ferries | later
Show prices in the traveller's own currency
Norwegian and Polish guests leave at the price step.
- Convert with the day's rate and say so
- Charge in the currency that was shown

# loyalty | Account | Orrin Ferries | later
Points for frequent crossings
- Earn points by nautical mile
- Spend points on upgrades on board

# easy-language | Booking | Hallan Isles Transport | later
Booking in plain language and large type
The council asks for it in the new agreement; 14 % of residents are over 75.
- Rewrite the booking steps in plain language
- Offer a large-type view that survives the payment page

# partner-widget | Search | Orrin Ferries | later
A search box that tourist offices can put on their own pages
- Serve the widget from our content network
- Credit the office with the bookings that it brings

# hotel-bundle | Booking | Orrin Ferries | later
Crossing and hotel in one basket
- Ask three hotel groups for rooms beside the port

# deck-space-waiting | Booking | Hallan Isles Transport, Orrin Ferries | later
Waiting list for full car decks
A full sailing leaves with nine empty places on average, because nobody rings those who asked.
- Join the waiting list with a vehicle
- Offer a free place for two hours, then to the next
- Tell the waiting traveller the honest chance

# voice-booking | Search | | later
Book by voice at the kiosk
- Try three speech engines with islanders' accents

# passport-scan | Account | Orrin Ferries | later
Read passports with the phone's camera
- Read the machine-readable zone on the phone only
- Warn when a passport ends before the return
* The date of birth is read as 2057 instead of 1957
`;

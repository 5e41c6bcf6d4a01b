/** Freight: booking of lorries and trailers, loading plans and customs, in the form that `features` reads. */
export const kittiwake = `
# haulier-portal | Freight booking | Kestrel Freight | last
A portal where hauliers book their own lorries
Dispatchers sent 300 faxes and emails a day; every one was typed twice.
- Sign in as a haulier with dispatchers below it
- Book ten lorries on one sailing in one form
- Copy last week's bookings to this week
- Show credit left before a booking is placed

# axle-weights | Loading plan | Kestrel Freight | last
Ask for axle weights and refuse what the ramp cannot carry
- Ask for axle weights above 40 tonnes
- Compare with the limit of each ramp and tide
- Tell the dispatcher which ramp would do
* Weights with a decimal comma are read a hundred times too heavy

# load-plan-draft | Loading plan | Kestrel Freight | now
Propose a loading plan for the lorry deck
The loading master draws it on paper in the last forty minutes.
- Place lorries by port of discharge, last out first
- Keep trim and heel within the ship's limits
- Move a lorry by hand and see the limits at once
- Freeze the plan when loading begins
- Print the plan for the ramp crew
- Compare the plan with how the deck was really loaded

# dangerous-goods | Freight booking | Kestrel Freight | now
Declare dangerous goods with the right papers
One undeclared load turned a ship back in March.
- Pick the substance by UN number or name
- Check that declared classes may stand beside each other
- Refuse classes that may not sail with passengers
- Send the declaration to the master and both ports
- Keep declarations for five years
* The class 1.4S exception is ignored on freight-only sailings

# reefer-plugs | Loading plan | Kestrel Freight, Hallan Isles Transport | now
Book a plug for refrigerated trailers
Fish from the isles spoils on the open deck when the plugs run out.
- Count plugs by deck and ship
- Ask for the set temperature when booking
- Give perishable goods the plug when it is scarce
- Log the temperature every ten minutes during the crossing
- Alarm the engineer when a trailer drifts by three degrees

# unaccompanied | Freight booking | Kestrel Freight | now
Trailers that travel without a driver
- Record who drops and who collects the trailer
- Photograph damage at drop and at collection
- Tell the collecting haulier when the trailer is on the quay
- Charge storage from the third day
- Plan tugs for the trailers of each sailing

# customs-prefile | Customs | Kestrel Freight, Orrin Ferries | now
Lodge customs declarations before the lorry reaches the port
- Take the movement reference with the booking
- Ask the customs service whether the movement may sail
- Show held lorries in red to the gate
- Repeat unanswered requests without lodging twice
- Say in the driver's language what to do when held

# live-position | Freight booking | Kestrel Freight | now
Show hauliers where their trailer is
- Publish gate, deck and quay as states of a trailer
- Send each state to the haulier's system
- Give consignees a link without signing in
- Draw the trailers of one haulier on a map
- Stop publishing a trailer an hour after it left the gate

# slot-booking | Freight booking | Kestrel Freight | now
Time slots at the freight gate
Lorries queue on the coast road from five in the morning; the town has complained.
- Offer slots of 20 minutes by gate lane
- Move the slot when the lorry is late, without a call
- Show the next free slot on the road signs
- Count arrivals against slots for each haulier
- Release slots that nobody took

# weighbridge | Loading plan | Kestrel Freight | now
Take weights straight from the weighbridge
- Read the weighbridge at Saltness over its serial line
- Match the weight to the booking by plate
- Stop a lorry that is five per cent over its booking
- Charge for weighing where the agreement says so

# edi-bookings | Freight booking | Kestrel Freight | later
Bookings by EDI for the ten largest hauliers
- Read IFTMBF and answer with IFTMBC
- Reject a message with the reason and its segment

# freight-quotes | Freight booking | Kestrel Freight | later
Quotes for oversize loads within an hour
Wind-turbine blades are quoted by three people over two days.
- Ask for length, width and escort
- Route the quote to port, ship and pricing

# livestock | Freight booking | Hallan Isles Transport | later
Sailings that may carry livestock
- Check the journey time from farm to farm
- Refuse livestock above sea state five

# carbon-report | Freight booking | Kestrel Freight, Orrin Ferries | later
Emissions of each consignment
Shippers ask for it in every tender since January.
- Compute emissions by lane metre and ship
- Send a statement each quarter

# stowage-3d | Loading plan | | later
Draw the deck in three dimensions
- Try the ship's own model in the browser

# empty-return | Freight booking | Kestrel Freight | later
Cheap returns for empty trailers
- Offer unsold lane metres four hours before departure

# parcel-lockers | Freight booking | Hallan Isles Transport | later
Parcels for the small isles on the passenger boat
- Book a parcel by weight and isle
- Hand over with a code at the pier
* Two parcels for one pier get the same code

# bonded-store | Customs | Kestrel Freight | later
Goods under bond in the port store
- Keep a ledger of bonded goods by lot

# pallet-scan | Loading plan | Hallan Isles Transport | later
Scan pallets for the isles onto the deck
- Scan on a gloved hand's device
- Work without network on the pier and send later

# hauliers-scorecard | Freight booking | Kestrel Freight | later
A scorecard that hauliers agree with
- Show no-shows, late papers and weight errors by haulier
`;

/** Check-in, boarding and what the ports show, in the form that `features` reads. */
export const puffin = `
# mobile-pass | Check-in | Orrin Ferries | last
Boarding pass on the phone
- Put the pass in the phone's wallet
- Update the pass when the berth changes
- Show the code bright and large without network
- Scan the pass from a car seat through a wet window

# plate-recognition | Check-in | Orrin Ferries | last
Recognise cars by their plate at the gate
The gate takes 48 seconds a car; the plate alone takes six.
- Read plates at two lanes in Saltness
- Match foreign plates with one letter wrong
- Open the barrier and print the lane card
* A caravan hides the plate of the car behind it

# self-kiosk | Check-in | Orrin Ferries, Hallan Isles Transport | now
Check in alone at a kiosk
- Find a booking by plate, name or code
- Pay the difference for a longer vehicle
- Print the lane card in the traveller's language
- Call an attendant with the screen shared
- Work through an hour without network
- Clean and restart the kiosk every night

# lane-guidance | Boarding | Orrin Ferries | now
Guide each car to its lane
Cars for two ships stand in one lane; marshals wave them out one by one.
- Assign lanes by ship, height and lift request
- Light the lane number above the gate
- Move a lane's cars when a ship changes berth
- Show marshals who is missing from a lane
- Count the metres left in each lane

# boarding-order | Boarding | Kestrel Freight, Orrin Ferries | now
One boarding order for cars and lorries
- Merge the lorry plan with the car lanes
- Call lanes by display and by text message
- Put the fire-service vehicle last on, first off
- Stop boarding at a full deck with one button
- Hand the final count to the bridge

# manifest-count | Boarding | Hallan Isles Transport, Orrin Ferries | now
Passenger manifest that is right at departure
The law asks for names within 30 minutes; a wrong count delays the ship.
- Count passengers at the ramp with two scanners
- Explain every difference between booked and boarded
- Send the manifest to the authority and keep the receipt
- Record persons who need care in an emergency
- Correct the manifest after departure with a reason

# port-displays | Port displays | Hallan Isles Transport | now
Displays in ports that tell the truth about delays
- Show the expected departure, not the timetable
- Say why a sailing is late, in four languages
- Show the next sailing with free places
- Fall back to the timetable when the data is old
- Read displays aloud at the push of a button
* Displays show 24:10 for sailings after midnight

# no-show | Check-in | Orrin Ferries, Kestrel Freight | now
Release places of travellers who do not come
- Mark no-shows ten minutes before closing
- Offer the places to the standby queue
- Refund taxes to the no-show, and only these
- Keep a late arrival's place when the ship waits

# baggage-van | Boarding | Orrin Ferries | now
Baggage van for foot passengers
- Sell baggage tags at check-in
- Scan tags into the van and out of it
- Tell the passenger when the van is unloaded
- Trace a bag that went to the other isle

# crew-tablet | Boarding | Hallan Isles Transport | now
One tablet for the ramp crew
Crew carry a radio, a paper list and two scanners.
- Show the count, the plan and the messages on one screen
- Readable in rain, in sun and with gloves
- Hand over between two tablets without losing the count
- Alarm with sound and vibration when boarding must stop
- Sign in with the crew card

# face-boarding | Boarding | | later
Board by face, for those who want to
- Ask the data-protection officer what consent needs

# queue-camera | Port displays | Orrin Ferries | later
Measure the queue at the gate with cameras
- Count cars, keep no pictures
- Publish the waiting time to the road authority

# lost-property | Boarding | Orrin Ferries, Hallan Isles Transport | later
Lost property that finds its owner
- Match reports with found things by ship and deck
- Send it home for the price of the parcel

# family-lane | Check-in | Orrin Ferries | later
A lane for families with small children
- Try the lane at Saltness for two weekends

# cyclists | Boarding | Hallan Isles Transport | later
Cyclists board first and have a rack
- Count rack places as capacity
- Show the bicycle route through the port

# sms-recall | Check-in | Orrin Ferries | later
Text messages when boarding begins
- Send when the lane is called, not before
- Stop sending to travellers already on board
* Foot passengers get the message for car lanes

# signage-editor | Port displays | Hallan Isles Transport | later
Port staff write their own display texts
- Write once, see it on every display before it goes live

# wheelchair-lift | Boarding | Hallan Isles Transport | later
Book the boarding lift by the minute
- Show conflicts when two ships need one lift
- Tell the duty officer when the lift is out of order

# scanner-fleet | Boarding | | later | enabler
Manage 140 scanners from one place
- Push settings to all scanners of a port
- Show battery and last contact by scanner

# kiosk-cash | Check-in | Hallan Isles Transport | later
Cash at the kiosks of the small isles
- Compare the price of cash with the price of a bank's card scheme
`;

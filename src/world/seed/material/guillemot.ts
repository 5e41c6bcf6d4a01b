/** Fares, payments and invoicing, in the form that `features` reads. */
export const guillemot = `
# fare-families | Fares | Orrin Ferries | last
Three fare families instead of 41 fares
- Define what each family includes, in one table
- Show the difference between families in plain words
- Upgrade to a higher family after booking
- Retire the old fares without touching sold bookings

# wallets | Payments | Orrin Ferries, Hallan Isles Transport | last
Pay with a phone wallet
- Offer the wallets that the device has
- Ask the bank for proof only when it insists
- Refund to the wallet that paid
* The wallet sheet stays open after a failed payment

# dynamic-fares | Fares | Orrin Ferries | now
Fares that follow demand within agreed limits
The council accepts moving fares only with a ceiling and an explanation.
- Set floor and ceiling by route and season
- Recompute fares when a tenth of the deck is sold
- Keep the fare for 20 minutes once it was shown
- Explain any fare of the past to a clerk
- Leave resident fares out of it
- Compare the revenue with last year's week

# freight-tariffs | Fares | Kestrel Freight | now
Tariffs by agreement for each haulier
Tariffs live in 60 spreadsheets; two people know which one counts.
- Describe an agreement with lanes, volumes and rebates
- Price a booking by the agreement of its day
- Approve an agreement with a second person
- Tell sales sixty days before an agreement ends
- Show what an agreement earned and lost

# fuel-surcharge | Fares | Kestrel Freight, Orrin Ferries | now
Fuel surcharge by a public index
- Read the index every Monday
- Apply the step that the agreement names
- Show the surcharge as its own line
- Announce the new step seven days ahead

# refund-automatic | Payments | Orrin Ferries, Hallan Isles Transport | now
Refunds without a clerk
Refunds take nine days; the law gives seven.
- Decide by fare, reason and time before departure
- Pay out within two days to the card that paid
- Send unusual cases to a clerk with all facts
- Split a refund between card and voucher
- Post every refund to the ledger once and only once
* A refund of a partly used return ticket pays the whole price

# split-payment | Payments | Orrin Ferries | now
Friends split the price of a car
- Send each traveller a link for a share
- Hold the booking until all shares are paid
- Return shares when one is missing after a day
- Show the driver who has paid

# monthly-invoice | Invoicing | Kestrel Freight | now
One invoice a month for each haulier
Hauliers receive 300 invoices a month and dispute one in twelve.
- Collect a month's crossings with weights and surcharges
- Dispute a line without stopping the rest
- Send the invoice as a structured document
- Match bank receipts to invoices
- Stop bookings of hauliers above their credit
- Write off cents by a rule, not by a person

# council-settlement | Invoicing | Hallan Isles Transport | now
Settle resident discounts with the council
- Count discounted crossings by resident and month
- Settle the difference to the full fare
- Give the council's auditor a read-only view
- Correct a settled month with a note, never in place

# vouchers | Payments | Orrin Ferries | now
Vouchers that can be sold, given and spent in part
- Sell a voucher with a message and a date
- Spend a voucher over several bookings
- Show what is left on a voucher
- Report unspent vouchers as a liability

# gift-crossing | Payments | Orrin Ferries | later
Give someone a crossing
- Let the receiver choose the date

# buy-now-later | Payments | | later
Pay in three instalments
- Compare two lenders and what they cost
- Ask legal which warnings the page needs

# fare-lock | Fares | Orrin Ferries | later
Hold a fare for three days for a fee
- Price the lock by what the fare may do

# tax-report | Invoicing | Orrin Ferries, Kestrel Freight | later
Port taxes by country, ready to file
- Compute taxes by port, person and vehicle
- Export in each authority's form
* Infants are taxed in Norrhamn though they are free

# commuter-pass | Fares | Hallan Isles Transport | later
A pass for those who cross every day
The isles' school teachers cross 380 times a year.
- Sell a pass by month with a photograph
- Show the pass at the ramp without booking
- Count crossings by pass for the council

# chargeback | Payments | Orrin Ferries | later
Answer chargebacks with the evidence at hand
- Collect booking, scan and messages in one document
- Answer before the bank's date

# price-guarantee | Fares | Orrin Ferries | later
Refund the difference when the fare falls
- Estimate what last year's guarantee would have cost

# cash-office | Payments | Hallan Isles Transport | later
Close the cash office of each pier by evening
- Count by note and coin, explain the difference

# rail-through | Fares | Orrin Ferries | later
Through tickets with the railway
- Agree with the railway who owes whom
- Sell a through ticket with one code

# instant-quote | Invoicing | Kestrel Freight | later
Quote a yearly contract within a meeting
- Price a year's volume from last year's crossings
- Leave the quote open for 14 days
`;

/** Four outcomes above the features: `title: features below it`. */
export const initiatives = `
Lifeline services the isles can rely on: resident-discount, accessibility-request, offline-ports, port-displays, delay-forecast, disruption-desk, council-settlement, manifest-count, reefer-plugs, commuter-pass, bus-link, accessibility-audit
Freight without paper by the end of the year: haulier-portal, load-plan-draft, dangerous-goods, customs-prefile, live-position, slot-booking, freight-tariffs, monthly-invoice, edi-bookings, weighbridge, unaccompanied
Travellers help themselves: guest-checkout, multi-leg, flexible-dates, change-online, group-booking, self-kiosk, mobile-pass, refund-automatic, split-payment, vouchers, cabin-picker, wallets
One platform under two companies: event-stream, single-sign-on, capacity-service, notifications, partner-api, cloud-region, feature-flags, data-lake, berth-plan
`;

/** What could go wrong in this PI: `risk | feature | what is done about it`. */
export const risks = `
The capacity ledger is not fast enough for the August peak | capacity-service | Load test in iteration 3 with last year's peak; stay on the old counters where it fails.
The harbour authority has not agreed to share its berth data | berth-plan | The train engineer meets the harbour master on the first Monday of each month.
Only one person knows the tariff spreadsheets | freight-tariffs | A second analyst sits in on every pricing meeting until the PI ends.
The customs test system is closed for three weeks | customs-prefile | Record its answers now and test against the recording.
Plate cameras fog up below four degrees | plate-recognition | Heated housings are ordered for two lanes.
The council's auditor may ask for data we delete after a year | council-settlement | Ask for the auditor's list before the first settlement.
Crew object to being measured by fuel | fuel-slow | Agree with the crew's representatives what is shown, and to whom.
The kiosk supplier is being sold | self-kiosk | Source code is held in escrow; a second supplier has been visited.
Text messages are throttled by two networks on storm days | notifications | Order a second route and test it in iteration 2.
New rest-hour rules may come in force in the middle of the season | crew-rest | Keep the rules in a table with a date from which they hold.
`;

/** Tickets of the support desk as travellers and clerks wrote them: `summary | team | feature it concerns`. */
export const tickets = `
Card was charged twice for one cabin on the night boat | Guillemot | refund-automatic
=1+1 as a haulier's reference becomes 2 in the exported list | Kittiwake | haulier-portal
Passenger called <script>alert('Ewick')</script> breaks the manifest of the 07:40 | Puffin | manifest-count
שעת ההפלגה מוצגת הפוך בכרטיס בעברית (07:40 במקום 40:07) | Gannet | multi-leg
The ⛴️ and 🚲 signs are missing on old phones 📱, only boxes are seen | Puffin | mobile-pass
Cannot sign in after changing my surname | Fulmar | single-sign-on
I booked the Saturday sailing Saltness–Norrhamn with two adults, three children, a dog and a trailer of 6.2 metres, changed it to Sunday, and now the ticket shows Saturday for the trailer, Sunday for the car, and nobody can tell which is right | Gannet | change-online
Display at Ewick pier shows last week's sailings | Puffin | port-displays
Resident discount gone after renewing the passport | Gannet | resident-discount
Lorry refused at the ramp though the booking said 44 tonnes | Kittiwake | axle-weights
Invoice for March lists a crossing that was cancelled by the storm | Guillemot | monthly-invoice
Kiosk prints lane cards in Swedish only | Puffin | self-kiosk
Wheelchair assistance was confirmed, nobody came | Gannet | accessibility-request
Rest-hour report differs from the captain's log by one hour | Petrel | crew-rest
`;

/** Negotiations that only a few may see: `summary | client`. */
export const negotiations = `
Renew the lifeline agreement with the council, five years | Hallan Isles Transport
Price of the freight portal after the pilot | Kestrel Freight
Penalty for late sailings: our counter-offer | Hallan Isles Transport
Who owns the berth data that two companies share | Orrin Ferries
Discount for a yearly volume above 90,000 lane metres | Kestrel Freight
Change order for the second cloud region | Orrin Ferries
`;

/** What people say under an issue. */
export const remarks = [
  'Tried it with two clerks in Saltness yesterday. They want the price on the first screen, the rest is fine.',
  'Blocked until the test data for the night boat are in. I have asked for Thursday.',
  'The port manager of Ewick asks whether this also covers foot passengers. It should; I will add a case.',
  'Agreed in planning: we take the simple rule first and measure for two weeks.',
  'This is bigger than we thought. I propose to split off the reporting.',
  'Reviewed. One question about what happens at midnight, otherwise good to go.',
  'The client has seen the demo and is happy with the wording.',
  'Please do not start before the ledger story is done, otherwise we build it twice.',
  'Numbers from last season attached to the planning page: 2,140 cases, half of them in July.',
  'Works on the test ship. On the real one the network at the ramp is much worse, so let us test there.',
  'Could we get by without a new screen? A line in the existing list would do for the clerks.',
  'Legal has no objection as long as the reason is stored with the decision.',
];

/** Conditions under which a story is accepted, by the kind of work. */
export const conditions = [
  'A clerk who has not seen it before finishes the task without help.\nIt works with the keyboard alone and at 200 % zoom.',
  'It answers within half a second on a port machine.\nA failure in the middle leaves the booking as it was.',
  'The old way stays available until the end of the iteration.\nSupport knows about it before it goes live.',
  'Checked with the data of last August.\nThe figures agree with the ledger to the cent.',
  'It works without network for an hour and catches up by itself.\nNothing is sent twice.',
  'Texts exist in four languages.\nThe log says who did what, and when.',
];

/** Steps that stories under way are cut into. */
export const steps = [
  'Agree the wording with the port staff',
  'Write the migration and its way back',
  'Add the case to the nightly check',
  'Update the page in the handbook',
  'Test on the ramp with the real devices',
  'Measure before and after',
];

/**
 * Who waits for whom. `a blocks b` and `b depends on a` both make `a` the giver. A number after the slash is a
 * story of the feature, counted from 1. The last group is a cycle, as trains do find them late.
 */
export const links = `
capacity-service blocks multi-leg
capacity-service blocks cabin-picker
capacity-service blocks pets
capacity-service blocks group-booking
capacity-service blocks reefer-plugs
capacity-service blocks ship-swap
capacity-service blocks no-show
capacity-service blocks deck-space-waiting
event-stream blocks capacity-service
event-stream blocks live-position
event-stream blocks data-lake
event-stream blocks notifications
notifications blocks disruption-desk
notifications blocks sms-recall
notifications blocks boarding-order
notifications blocks slot-booking
berth-plan blocks lane-guidance
berth-plan blocks port-displays
berth-plan blocks pilot-order
berth-plan blocks shore-power
single-sign-on blocks crew-tablet
single-sign-on blocks haulier-portal
partner-api blocks partner-widget
partner-api blocks edi-bookings
partner-api blocks rail-through
disruption-desk depends on rebooking-rules
rebooking-rules depends on change-online
change-online depends on dynamic-fares
split-payment depends on guest-checkout
refund-automatic depends on fare-families
council-settlement depends on resident-discount
commuter-pass depends on resident-discount
monthly-invoice depends on freight-tariffs
freight-quotes depends on freight-tariffs
freight-tariffs depends on fuel-surcharge
boarding-order depends on load-plan-draft
manifest-count depends on crew-tablet
delay-forecast depends on data-lake
port-displays depends on delay-forecast
bus-link depends on delay-forecast
crew-rest depends on certificates
customs-prefile depends on partner-api
model-registry depends on data-lake
carbon-report depends on fuel-slow
hotel-bundle depends on partner-api
capacity-service/1 blocks multi-leg/3
capacity-service/2 blocks cabin-picker/3
capacity-service/1 blocks pets/1
notifications/1 blocks disruption-desk/3
notifications/3 blocks boarding-order/2
berth-plan/4 blocks port-displays/1
berth-plan/1 blocks lane-guidance/3
freight-tariffs/2 blocks monthly-invoice/1
resident-discount/3 blocks council-settlement/1
load-plan-draft/4 blocks boarding-order/1
offline-ports/1 blocks self-kiosk/5
certificates/1 blocks crew-rest/3
dynamic-fares/3 blocks flexible-dates/1
refund-automatic/1 blocks change-online/4
partner-api/2 blocks customs-prefile/2
weighbridge/1 depends on axle-weights/2
feature-flags/2 relates to self-kiosk/1
flexible-dates/1 relates to dynamic-fares/1
cloud-region/3 relates to disruption-desk/6
ship-swap depends on berth-plan
berth-plan depends on load-plan-draft
load-plan-draft depends on ship-swap
`;

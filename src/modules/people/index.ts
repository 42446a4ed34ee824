export { createAdministrator } from './accounts/create-administrator.ts'
export { delegateRole } from './mandates/delegate-role.ts'
export type { DelegationSettings } from './mandates/delegation.ts'
export { accountJobHandlers } from './accounts/request-reset.ts'
export { listDemoMails, type DemoMail } from './demo-mailbox-store.ts'
export {
  demoPeople,
  findDemoActor,
  linkDemoProducer,
  seedDemoPeople,
} from './demo-people.ts'
export { addGuest, endGuest, openGuestSession } from './guest.ts'
export { findOfficial, type Official } from './find-official.ts'
export { findActing } from './mandates/find-acting.ts'
export { findSignedIn, signedInFinder } from './find-signed-in.ts'
export { listPeopleWithRole } from './accounts/grant-store.ts'
export { homesOf, listGuestGrants, listGuestReaches } from './invariant-store.ts'
export { peopleInvariants } from './invariants.ts'
export { countMails, listMails, mailStates, type LoggedMail, type MailState } from './mail/mail-log-store.ts'
export { operatorCountsByRegency } from './operator-counts.ts'
export { forgetMailsAbout } from './mail/mail-store.ts'
export { homesThrough, type Former, type Served } from './accounts/move-store.ts'
export { affiliationsOf, namesOf } from './person-store.ts'
export {
  createPost,
  createStrangerPost,
  type Letter,
  type Post,
  type StrangerPost,
} from './mail/post-letters.ts'
export {
  listFirmRecipients,
  listRecipients,
  listRecipientsWithin,
  type FirmRecipient,
  type Recipient,
} from './mail/recipient-store.ts'
export { renderCode } from './signing-in/pages/code-drawing.ts'
export { peopleRoutes } from './routes.ts'
export { machineTime, type GuestPages } from './signing-in/session.ts'

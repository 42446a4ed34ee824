/** The door of the module: certificates, issued by a release and checked by anyone. */
export { checkKeyOf, lastDayOf, standingOf, type Certificate, type Standing } from './certificate.ts'
export { certificateColumns, listCertificates } from './certificate-list-store.ts'
export { certificateCheckPath, certificatePanel } from './certificate-panel.ts'
export {
  findCertificateOf,
  listCertificatesByKey,
  listCertificatesOf,
} from './certificate-store.ts'
export { certificatesInvariants } from './invariants.ts'
export { credentialRoutes } from './credential-routes.ts'
export { certificateStep } from './issue-certificates.ts'
export { certificateJobHandlers, type PaperSigning } from './make-certificate-file.ts'
export { replacementNow } from './replacement-now.ts'
export { certificatesRoutes } from './routes.ts'
export { printJobHandlers } from './make-print.ts'
export { askPrint } from './ask-print.ts'
export { printSettingsSchema, type PrintSettings } from './print.ts'
export { printRoutes } from './print-routes.ts'
export { suspensionText, withdrawalText } from './pages/check-page.ts'
export { handedOverLink, handOverTerm } from './pages/hand-over-words.ts'
export { handOverCertificates } from './hand-over-certificates.ts'
export { recordConferment } from './record-conferment.ts'
export { certificateTasks } from './tasks.ts'
export { liftSuspension, suspendCertificate, type SuspensionStep } from './suspend-certificate.ts'
export { trustPaperKey } from './paper-key-store.ts'
export { rotatePaperKey } from './rotate-paper-key.ts'
export { withdrawCertificate, type WithdrawalStep } from './withdraw-certificate.ts'

/** The door of the module: certificates, issued by a release and checked by anyone. */
export { checkKeyOf, type Certificate } from './certificate.ts'
export { certificatePanel } from './certificate-panel.ts'
export { findCertificateOf, listCertificatesOf } from './certificate-store.ts'
export { certificateStep } from './issue-certificates.ts'
export { certificateJobHandlers } from './make-certificate-file.ts'
export { certificatesRoutes } from './routes.ts'

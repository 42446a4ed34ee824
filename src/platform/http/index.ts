export { withoutControls } from './controls.ts'
export { BadForm, readForm, type FormFields, type FormLimits, type ReceivedForm } from './read-form.ts'
export { fileHeaders, securityHeaders } from './security-headers.ts'
export { readTrustedProxies, visitorAddress, type TrustedProxies } from './visitor-address.ts'

export { withoutControls } from './controls.ts'
export { BadForm, readForm, type FormFields, type FormLimits, type ReceivedForm } from './read-form.ts'
export { fileHeaders, securityHeaders } from './security-headers.ts'

import { startAutosave } from './autosave.ts'
import { startDeviceOwner } from './device-owner.ts'
import { startDisclosures } from './disclosures.ts'
import { startFileCheck } from './file-check.ts'
import { startSubmitGuard } from './submit-guard.ts'

// Autosaving listens first: a form with unsaved answers waits for them before the guard sees it go.
startDeviceOwner()
startAutosave()
startSubmitGuard()
startFileCheck()
startDisclosures()
for (const scripted of document.querySelectorAll<HTMLElement>('[data-scripted]')) scripted.hidden = false
document.querySelector<HTMLElement>('[data-focus]')?.focus()

/* for: [data-draft], [data-keep], [data-left-behind] */
import { startDraftPage } from '../drafts/draft-page.ts'
import { showLeftBehind } from '../drafts/keeping.ts'
import { startOfflineForms } from '../drafts/offline-forms.ts'
import { sendLeftBehind, startWorker } from '../drafts/worker.ts'

void startDraftPage()
void showLeftBehind()
startOfflineForms()
void startWorker().then(sendLeftBehind)

/* for: [data-certificate-reader] */
import { startWorker } from '../drafts/worker.ts'
import { checkCode } from '../papers/read-code.ts'
import { codeInPhoto, readsPhotos } from '../papers/photo.ts'
import { freshStates, keptStates, stateOf, withLastDay } from '../papers/states.ts'
import { failed, genuine, show, type Result } from '../papers/view.ts'

/** What stands after `#`, of a whole address or alone. */
const codeFrom = (typed: string): string => typed.slice(typed.lastIndexOf('#') + 1).replaceAll(/\s/g, '')

type Parts = Readonly<{ card: HTMLElement; statesAddress: string; checkPage: string }>

/** Checks one code after the other, by what the device keeps and, once it came, by what the server said. */
function checker({ card, statesAddress, checkPage }: Parts) {
  const asking = freshStates(statesAddress)
  let states = keptStates()
  let isFresh = false
  let shown = ''
  const resultOf = async (code: string): Promise<Result> => {
    if (!globalThis.crypto?.subtle) return failed.insecure
    if (!states) return failed['no-list']
    const check = await checkCode(code, states.keys)
    if (check.kind !== 'genuine') return failed[check.kind]
    const claim = withLastDay(check.claim, states)
    return genuine(claim, stateOf(claim, states, new Date()), states.at, isFresh)
  }
  const read = async (code: string): Promise<void> => {
    if (code === '') return
    shown = code
    // Without anything kept the first answer of the server is waited for; else the kept list answers at once.
    if (!states) states = await asking
    const result = await resultOf(code)
    if (shown === code) show(card, result, checkPage)
  }
  const refreshed = asking.then(fresh => {
    if (!fresh) return undefined
    states = fresh
    isFresh = true
    return read(shown)
  })
  return { read, refreshed }
}

/** Where the browser reads codes in pictures. */
function startPhotos(reader: HTMLElement, read: (code: string) => Promise<void>, fail: () => void): void {
  const field = reader.querySelector<HTMLElement>('[data-reader-photos]')
  const photo = field?.querySelector('input')
  if (!field || !photo || !readsPhotos()) return
  field.hidden = false
  photo.addEventListener('change', () => {
    const file = photo.files?.[0]
    if (file) void codeInPhoto(file).then(code => (code ? read(codeFrom(code)) : fail()))
  })
}

function start(reader: HTMLElement): void {
  const { statesAddress = '', checkPage = '' } = reader.dataset
  const card = reader.querySelector<HTMLElement>('[data-reader-result]')
  const button = reader.querySelector('[data-reader-read]')
  const typed = reader.querySelector('textarea')
  if (!card || !button || !typed) return
  const { read, refreshed } = checker({ card, statesAddress, checkPage })
  const readAddress = (): void => void read(codeFrom(location.hash))
  button.addEventListener('click', () => void read(codeFrom(typed.value)))
  addEventListener('hashchange', readAddress)
  startPhotos(reader, read, () => show(card, failed.photo, checkPage))
  readAddress()
  void refreshed.then(startWorker)
}

for (const reader of document.querySelectorAll<HTMLElement>('[data-certificate-reader]')) start(reader)

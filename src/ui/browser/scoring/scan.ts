import { openCodeReader, type CodeReader } from '../codes/code-reader.ts'
import { say } from './scan-words.ts'

const EVERY_MS = 250
/** After this time without a code it is said what helps. */
const PATIENCE_MS = 5_000
const CODE = /([A-Z]{2})-?([0-9]{4})(?:$|[?#/])/i

/** The blind code in the address on a label, or a code that stands alone. */
function codeIn(scanned: string): string | null {
  const found = CODE.exec(scanned.trim())
  return found ? `${found[1]}-${found[2]}`.toUpperCase() : null
}

type Scanner = Readonly<{
  form: HTMLFormElement
  video: HTMLVideoElement
  button: HTMLButtonElement
  told: HTMLElement
  refused: HTMLElement
}>

function tell({ told }: Scanner, words: string): void {
  if (told.textContent !== words) told.textContent = words
}

function nameButton({ button, video }: Scanner): void {
  const { start = '', stop: close = '' } = button.dataset
  button.textContent = video.srcObject === null ? start : close
}

function stop(scanner: Scanner): void {
  const { video } = scanner
  for (const track of (video.srcObject as MediaStream | null)?.getTracks() ?? []) track.stop()
  video.srcObject = null
  video.hidden = true
  tell(scanner, '')
  nameButton(scanner)
}

/** Without a line the server cannot find the sheet; a copy that was taken along is under the address of its code. */
const goWithoutLine = (form: HTMLFormElement, code: string): void =>
  location.replace((form.getAttribute('action') ?? '').replace(/[^/]*$/, code))

/** A line that is there in name only shows itself by the copy that was served. */
const isWithoutLine = (): boolean => !navigator.onLine || 'copy' in document.documentElement.dataset

function findWithoutLine(scanner: Scanner): void {
  const { form } = scanner
  const field = form.querySelector<HTMLInputElement>('[name=kode]')
  // The form was sent while there still seemed to be a line, and this copy is the answer.
  const sent = codeIn(new URLSearchParams(location.search).get('kode') ?? '')
  if (sent && isWithoutLine()) goWithoutLine(form, sent)
  form.addEventListener('submit', event => {
    if (!isWithoutLine()) return
    event.preventDefault()
    const code = codeIn(field?.value ?? '')
    if (code) goWithoutLine(form, code)
    else tell(scanner, say.odd)
  })
}

function found(scanner: Scanner, code: string): void {
  const { form } = scanner
  const field = form.querySelector<HTMLInputElement>('[name=kode]')
  stop(scanner)
  if (field) field.value = code
  form.requestSubmit()
}

async function look(scanner: Scanner, read: CodeReader): Promise<void> {
  const { video } = scanner
  let last = performance.now()
  while (video.srcObject !== null) {
    const scanned = await read(video).catch(() => [])
    const code = scanned.map(codeIn).find(one => one !== null)
    if (video.srcObject === null) return
    if (code) return found(scanner, code)
    const isLate = performance.now() - last > PATIENCE_MS
    if (scanned.length > 0) tell(scanner, say.otherCode)
    else if (isLate) tell(scanner, say.nothingYet)
    if (scanned.length > 0 || isLate) last = performance.now()
    await new Promise(later => setTimeout(later, EVERY_MS))
  }
}

async function start(scanner: Scanner): Promise<void> {
  const { video, refused } = scanner
  refused.hidden = true
  tell(scanner, say.opening)
  const reader = await openCodeReader().catch(() => null)
  if (!reader) return tell(scanner, say.noReader)
  try {
    const size = { width: { ideal: 1_280 }, height: { ideal: 720 } }
    const wanted = { video: { facingMode: 'environment', ...size } }
    video.srcObject = await navigator.mediaDevices.getUserMedia(wanted)
    video.hidden = false
    await video.play()
    tell(scanner, say.looking)
    nameButton(scanner)
    void look(scanner, reader)
  } catch {
    stop(scanner)
    refused.hidden = false
  }
}

/** The camera helps where there is one; the code can always be typed. */
export function startScan(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-scan]')
  const video = document.querySelector('video')
  const told = document.querySelector<HTMLElement>('[data-scan-told]')
  const refused = document.querySelector<HTMLElement>('[data-scan-refused]')
  const button = document.querySelector<HTMLButtonElement>('[data-scan-start]')
  if (!form || !video || !told || !refused || !button) return
  const scanner = { form, video, told, refused, button }
  findWithoutLine(scanner)
  if (!navigator.mediaDevices) return
  button.hidden = false
  let isStarting = false
  button.addEventListener('click', () => {
    if (isStarting) return
    if (video.srcObject !== null) return stop(scanner)
    isStarting = true
    void start(scanner).finally(() => {
      isStarting = false
    })
  })
  addEventListener('pagehide', () => stop(scanner))
}

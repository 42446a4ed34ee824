/** What the browser may bring along to read a code in a picture; not every browser has it. */
type Detector = Readonly<{ detect: (of: HTMLVideoElement) => Promise<readonly { rawValue: string }[]> }>
type WithDetector = typeof globalThis & {
  BarcodeDetector?: new (of: { formats: readonly string[] }) => Detector
}

const EVERY_MS = 250
const CODE = /([A-Z]{2})-?([0-9]{4})(?:$|[?#/])/i

/** The blind code in the address on a label, or a code that stands alone. */
function codeIn(scanned: string): string | null {
  const found = CODE.exec(scanned.trim())
  return found ? `${found[1]}-${found[2]}`.toUpperCase() : null
}

type Scanner = Readonly<{ form: HTMLFormElement; video: HTMLVideoElement; detector: Detector }>

function stop({ video }: Scanner): void {
  for (const track of (video.srcObject as MediaStream | null)?.getTracks() ?? []) track.stop()
  video.srcObject = null
  video.hidden = true
}

async function look(scanner: Scanner): Promise<void> {
  const { form, video, detector } = scanner
  while (video.srcObject !== null) {
    const found = await detector.detect(video).catch(() => [])
    const code = found.map(one => codeIn(one.rawValue)).find(one => one !== null)
    const field = form.querySelector<HTMLInputElement>('[name=kode]')
    if (code && field) {
      stop(scanner)
      field.value = code
      form.requestSubmit()
      return
    }
    await new Promise(later => setTimeout(later, EVERY_MS))
  }
}

async function start(scanner: Scanner, refused: HTMLElement): Promise<void> {
  try {
    const wanted = { video: { facingMode: 'environment' } }
    scanner.video.srcObject = await navigator.mediaDevices.getUserMedia(wanted)
    scanner.video.hidden = false
    await scanner.video.play()
    void look(scanner)
  } catch {
    stop(scanner)
    refused.hidden = false
  }
}

/** The camera helps where there is one and the browser reads codes; the code can always be typed. */
export function startScan(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-scan]')
  const video = document.querySelector('video')
  const refused = document.querySelector<HTMLElement>('[data-scan-refused]')
  const button = document.querySelector<HTMLButtonElement>('[data-scan-start]')
  const made = (globalThis as WithDetector).BarcodeDetector
  if (!form || !video || !refused || !button || !made || !navigator.mediaDevices) return
  const scanner = { form, video, detector: new made({ formats: ['qr_code'] }) }
  button.hidden = false
  button.addEventListener('click', () => {
    if (video.srcObject === null) void start(scanner, refused)
    else stop(scanner)
  })
  addEventListener('pagehide', () => stop(scanner))
}

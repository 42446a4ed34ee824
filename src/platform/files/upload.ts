/** A file that a form brought, lying in the folder for incoming files until the request ends. */
export class Upload {
  readonly path: string
  /** The name on the sender's device: shown, never used as a path. */
  readonly originalName: string
  readonly bytes: number
  readonly sha256: string
  /** True when the file was longer than the limit; then its rest was not kept. */
  readonly tooLarge: boolean

  constructor(upload: {
    path: string
    originalName: string
    bytes: number
    sha256: string
    tooLarge: boolean
  }) {
    this.path = upload.path
    this.originalName = upload.originalName
    this.bytes = upload.bytes
    this.sha256 = upload.sha256
    this.tooLarge = upload.tooLarge
  }
}

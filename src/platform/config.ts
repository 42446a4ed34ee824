import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { S3Settings } from './files/index.ts'
import { readTrustedProxies, type TrustedProxies } from './http/index.ts'
import { clamdAddress, type ClamdAddress } from './scanner/index.ts'

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().min(1).optional(),
  DEMO: z.enum(['0', '1']).default('1'),
  DEMO_NOW: z.iso.datetime({ offset: true }).optional(),
  SECRET_KEY: z.string().min(32).optional(),
  MAIL_FROM: z.email().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  CLAMD: z.string().min(1).optional(),
  TRUSTED_PROXY: z.string().min(1).optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  S3_REGION: z.string().min(1).optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
})

export type Config = Readonly<{
  port: number
  host: string
  /** The address that QR codes and mails carry, without a closing slash. */
  publicUrl: string
  dataDir: string
  filesDir: string
  /** A PostgreSQL server; without it the database is embedded in `dataDir`. */
  databaseUrl: string | null
  demo: boolean
  /** Where the demo clock starts; without it the demo clock starts at the real time. */
  demoNow: Date | null
  /** What second factors are sealed with; without it a key file in `dataDir` is used. */
  secretKey: string | null
  /** The sender of mails; null where no mail goes out. */
  mailFrom: string | null
  /** The mail server, with its password; without it mails lie in `outbox` of `dataDir` for a program of the operator's. */
  smtpUrl: string | null
  /** Own proxies, whose word about the visitor's address is taken; null where there are none. */
  trustedProxies: TrustedProxies | null
  /** The virus scanner; null where files are not scanned. */
  clamd: ClamdAddress | null
  /** Where files are kept instead of in `filesDir`; null for the folder. */
  s3: S3Settings | null
}>

/** Reads the settings; throws one sentence that names every wrong setting. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Wrong settings: ${wrong.join('; ')}`)
  }
  const { PORT, HOST, PUBLIC_URL, DATA_DIR, DATABASE_URL, DEMO, DEMO_NOW, SECRET_KEY } = parsed.data
  const dataDir = resolve(DATA_DIR)
  const publicUrl = (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/$/, '')
  return {
    port: PORT,
    host: HOST,
    publicUrl,
    dataDir,
    filesDir: join(dataDir, 'files'),
    databaseUrl: DATABASE_URL ?? null,
    demo: DEMO === '1',
    demoNow: DEMO_NOW ? new Date(DEMO_NOW) : null,
    secretKey: SECRET_KEY ?? null,
    ...mailSettings(parsed.data, publicUrl, DEMO === '1'),
    trustedProxies: proxySetting(parsed.data.TRUSTED_PROXY),
    clamd: scannerSetting(parsed.data.CLAMD),
    s3: storeSettings(parsed.data),
  }
}

/**
 * A mail server alone is enough to send mails: the sender is then named after the service's own address. The demo
 * sends into its own mailbox.
 */
function mailSettings(
  { MAIL_FROM, SMTP_URL }: Readonly<{ MAIL_FROM?: string | undefined; SMTP_URL?: string | undefined }>,
  publicUrl: string,
  demo: boolean,
): Pick<Config, 'mailFrom' | 'smtpUrl'> {
  const ownSender = SMTP_URL === undefined && !demo ? null : `bintang@${new URL(publicUrl).hostname}`
  return { mailFrom: MAIL_FROM ?? ownSender, smtpUrl: SMTP_URL ?? null }
}

function scannerSetting(setting: string | undefined): ClamdAddress | null {
  if (setting === undefined) return null
  const address = clamdAddress(setting)
  if (!address) throw new Error('Wrong settings: CLAMD: the path of a socket, or host:port')
  return address
}

function proxySetting(setting: string | undefined): TrustedProxies | null {
  if (setting === undefined) return null
  const proxies = readTrustedProxies(setting)
  if (!proxies) throw new Error('Wrong settings: TRUSTED_PROXY: addresses or networks between commas')
  return proxies
}

const storeNames = [
  'S3_ENDPOINT',
  'S3_BUCKET',
  'S3_REGION',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
] as const

/** All of them, or none: a store that is half set up would be found out by the first file. */
function storeSettings(
  settings: Readonly<Partial<Record<(typeof storeNames)[number], string | undefined>>>,
): S3Settings | null {
  const missing = storeNames.filter(name => settings[name] === undefined)
  if (missing.length === storeNames.length) return null
  if (missing.length > 0)
    throw new Error(`Wrong settings: ${missing.join(', ')}: needed beside the other S3_ settings`)
  return {
    endpoint: (settings.S3_ENDPOINT ?? '').replace(/\/$/, ''),
    bucket: settings.S3_BUCKET ?? '',
    region: settings.S3_REGION ?? '',
    accessKeyId: settings.S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: settings.S3_SECRET_ACCESS_KEY ?? '',
  }
}

/** Demo sign-in gives every role to anyone who can reach the server, so only this machine may reach it. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

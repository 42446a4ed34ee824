import type { Application } from '../app.ts'

/** Where a command's words go: results to `line`, complaints to `complain`. */
export type Output = Readonly<{ line: (text: string) => void; complain: (text: string) => void }>

/** 0 done; 1 findings, each printed; 2 could not run, one sentence said why. */
export type ExitCode = 0 | 1 | 2

/** A command of the operator, by its words: `ledger verify`. */
export type Command = Readonly<{
  words: string
  parameters: string
  help: string
  /** The first parameter is a path: it is meant from where the operator stands, also when the server does the work. */
  namesPath?: true
  /** The value of `--to` is a path in the same way. */
  namesTarget?: true
}> &
  (
    | Readonly<{
        needs: 'nothing'
        run: (parameters: readonly string[], output: Output) => Promise<ExitCode>
      }>
    | Readonly<{
        needs: 'application'
        run: (parameters: readonly string[], output: Output, application: Application) => Promise<ExitCode>
      }>
  )

export class CannotRun extends Error {}

/** The value of `--name VALUE` or `--name=VALUE`, or null. */
export function option(parameters: readonly string[], name: string): string | null {
  const index = parameters.findIndex(one => one === `--${name}` || one.startsWith(`--${name}=`))
  if (index < 0) return null
  const found = parameters[index] ?? ''
  return found.includes('=') ? found.slice(found.indexOf('=') + 1) : (parameters[index + 1] ?? '')
}

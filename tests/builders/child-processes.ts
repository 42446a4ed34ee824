import { globSync, readFileSync } from 'node:fs'

type Child = Readonly<{ pid: number; mostMegabytes: number }>

const field = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)

/** The processes that this one started and that still run, where the system tells (Linux does). */
function children(parent: number): readonly Child[] {
  return globSync('/proc/[0-9]*/status').flatMap(path => {
    try {
      const status = readFileSync(path, 'utf8')
      if (field(status, 'PPid') !== parent) return []
      return [{ pid: field(status, 'Pid'), mostMegabytes: field(status, 'VmHWM') / 1000 }]
    } catch {
      // Ended between the list and the look.
      return []
    }
  })
}

export const childrenOf = (parent: number): readonly number[] => children(parent).map(one => one.pid)

/** The most memory that any of them ever had, in megabytes. */
export const largestChild = (parent: number): number =>
  Math.max(0, ...children(parent).map(one => one.mostMegabytes))

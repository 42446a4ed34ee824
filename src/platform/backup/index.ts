export { BackupProblem, checkBackup, type Manifest } from './manifest.ts'
export { restoreBackup } from './restore-backup.ts'
export { writeBackup, type BackupSource } from './write-backup.ts'

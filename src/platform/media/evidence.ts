import readExif from 'exif-reader'

/**
 * Where and when a photo was taken, as its camera noted it. The time is the camera's own wall clock
 * (`YYYY-MM-DDTHH:MM`), since cameras rarely know their zone; the place is in degrees.
 */
export type Evidence = Readonly<{
  takenAt: string | null
  place: Readonly<{ latitude: number; longitude: number }> | null
}>

/** A phone's clock may be ahead by its zone. */
const DAY = 24 * 60 * 60 * 1000

function momentOf(value: unknown, now: Date): string | null {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return null
  if (value.getTime() > now.getTime() + DAY || value.getTime() < 0) return null
  return value.toISOString().slice(0, 16)
}

/** Degrees, minutes and seconds as one number; null for anything that is no angle up to `most`. */
function angleOf(parts: unknown, direction: unknown, [plus, minus]: string, most: number): number | null {
  if (!Array.isArray(parts) || parts.length !== 3) return null
  const [degrees, minutes, seconds] = (parts as readonly unknown[]).map(Number)
  const angle = (degrees ?? NaN) + (minutes ?? NaN) / 60 + (seconds ?? NaN) / 3600
  const isAngle = Number.isFinite(angle) && angle >= 0 && angle <= most && (degrees ?? -1) >= 0
  if (!isAngle || (direction !== plus && direction !== minus)) return null
  return Number((direction === minus ? -angle : angle).toFixed(5))
}

/** What a photo's metadata tells as evidence; null where it tells nothing that can be true. Never throws. */
export function evidenceOf(exif: Buffer, now: Date): Evidence | null {
  try {
    const { Photo: photo, GPSInfo: gps } = readExif(exif)
    const takenAt = momentOf(photo?.DateTimeOriginal, now)
    const latitude = angleOf(gps?.GPSLatitude, gps?.GPSLatitudeRef, 'NS', 90)
    const longitude = angleOf(gps?.GPSLongitude, gps?.GPSLongitudeRef, 'EW', 180)
    // Cameras without a fix write zeros.
    const isPlace = latitude !== null && longitude !== null && (latitude !== 0 || longitude !== 0)
    const place = isPlace ? { latitude, longitude } : null
    return takenAt || place ? { takenAt, place } : null
  } catch {
    return null
  }
}

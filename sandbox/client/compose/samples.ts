/** A picture for those who have none at hand: a parcel at a door, with the time on it. */
export async function samplePhoto(name: string): Promise<File> {
  const canvas = new OffscreenCanvas(900, 675)
  const ink = canvas.getContext('2d')
  if (!ink) throw new Error('this browser cannot draw')
  const wall = ink.createLinearGradient(0, 0, 0, 675)
  wall.addColorStop(0, '#dfe7ea')
  wall.addColorStop(1, '#c3ced3')
  paint(ink, wall, 0, 0, 900, 675)
  paint(ink, '#8d9aa1', 0, 560, 900, 115)
  paint(ink, '#2f5d62', 330, 90, 260, 480)
  paint(ink, '#3f7a80', 355, 118, 210, 190)
  paint(ink, '#3f7a80', 355, 335, 210, 205)
  ink.fillStyle = '#e8c46b'
  ink.beginPath()
  ink.arc(556, 340, 12, 0, 7)
  ink.fill()
  paint(ink, '#b88a55', 520, 455, 210, 140)
  paint(ink, '#a1743f', 520, 455, 210, 22)
  paint(ink, '#e3cfae', 608, 455, 34, 140)
  ink.fillStyle = '#10161dcc'
  ink.fillRect(24, 24, 400, 56)
  ink.fillStyle = '#ffffff'
  ink.font = '600 28px system-ui, sans-serif'
  ink.fillText(`${name} · ${new Date().toLocaleTimeString('en', { hourCycle: 'h23' })}`, 42, 62)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
  return new File([blob], 'sample.jpg', { type: 'image/jpeg' })
}

function paint(
  ink: OffscreenCanvasRenderingContext2D,
  fill: string | CanvasGradient,
  ...box: [x: number, y: number, width: number, height: number]
): void {
  ink.fillStyle = fill
  ink.fillRect(...box)
}

/** A soft two-tone signal as a WAV file: stands in for a voice where there is no microphone. */
export function testTone(seconds: number): File {
  const rate = 8000
  const count = rate * seconds
  const bytes = new DataView(new ArrayBuffer(44 + count))
  const tag = (at: number, letters: string) => {
    for (let i = 0; i < letters.length; i++) bytes.setUint8(at + i, letters.charCodeAt(i))
  }
  tag(0, 'RIFF')
  bytes.setUint32(4, 36 + count, true)
  tag(8, 'WAVEfmt ')
  bytes.setUint32(16, 16, true)
  bytes.setUint16(20, 1, true)
  bytes.setUint16(22, 1, true)
  bytes.setUint32(24, rate, true)
  bytes.setUint32(28, rate, true)
  bytes.setUint16(32, 1, true)
  bytes.setUint16(34, 8, true)
  tag(36, 'data')
  bytes.setUint32(40, count, true)
  for (let i = 0; i < count; i++) {
    const pitch = i < count / 2 ? 440 : 554
    const fade = Math.min(1, i / 400, (count - i) / 400)
    bytes.setUint8(44 + i, 128 + Math.round(40 * fade * Math.sin((2 * Math.PI * pitch * i) / rate)))
  }
  return new File([bytes.buffer], 'voice.wav', { type: 'audio/wav' })
}

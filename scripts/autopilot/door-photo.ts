import sharp from 'sharp'

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360">
<rect width="480" height="360" fill="#d9c7ad"/><rect y="300" width="480" height="60" fill="#8f8578"/>
<rect x="150" y="30" width="180" height="272" rx="6" fill="#4b3222"/><rect x="162" y="42" width="156" height="258" rx="4" fill="#7a4a2c"/>
<rect x="180" y="62" width="120" height="84" rx="4" fill="#693c22"/><rect x="180" y="168" width="120" height="104" rx="4" fill="#693c22"/>
<circle cx="300" cy="164" r="8" fill="#e0b64f"/><rect x="140" y="300" width="200" height="14" fill="#6f665b"/>
<path d="M206 236 h68 l8 92 h-84 Z" fill="#d8a86a"/><path d="M206 236 h68 l-6 14 h-56 Z" fill="#b98648"/>
<path d="M224 240 q16 -34 32 0" stroke="#8a5f2d" stroke-width="5" fill="none"/></svg>`

let drawn: Promise<string> | undefined

/** A bag on a doorstep, as base64 of a JPEG. */
export const doorPhoto = (): Promise<string> => {
  drawn ??= sharp(Buffer.from(svg))
    .jpeg({ quality: 70 })
    .toBuffer()
    .then(bytes => bytes.toString('base64'))
  return drawn
}

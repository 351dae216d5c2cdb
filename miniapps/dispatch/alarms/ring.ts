const notes = [880, 1174]
const noteSeconds = 0.16
const loudness = 0.2

let speaker: AudioContext | null = null

/** Two short notes. A browser that has not been touched yet stays silent. */
export const ring = (): void => {
  try {
    speaker ??= new AudioContext()
    const { currentTime, destination } = speaker
    for (const [at, frequency] of notes.entries()) {
      const [tone, volume] = [speaker.createOscillator(), speaker.createGain()]
      tone.frequency.value = frequency
      volume.gain.value = loudness
      tone.connect(volume).connect(destination)
      tone.start(currentTime + at * noteSeconds)
      tone.stop(currentTime + (at + 1) * noteSeconds)
    }
  } catch {
    // No sound on this device: the badge is seen anyway.
  }
}

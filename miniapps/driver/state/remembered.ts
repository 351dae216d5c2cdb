/** A small choice of the person on this phone. A private window remembers nothing, and nothing depends on it. */
export const remembered = (name: string): string | null => {
  try {
    return localStorage.getItem(`gora.driver.${name}`)
  } catch {
    return null
  }
}

export const remember = (name: string, value: string): void => {
  try {
    localStorage.setItem(`gora.driver.${name}`, value)
  } catch {
    // It is asked again the next time.
  }
}

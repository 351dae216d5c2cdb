import type { OpenApp } from './app-house.ts'

/** Gives the board the whole screen, as a dispatcher on a desktop would. */
export const fillScreen = async ({ app }: OpenApp): Promise<void> => {
  // By key: where the window has just been laid out, the browser may give a click to what stood there before.
  await app.getByRole('button', { name: 'Full screen' }).press('Enter')
  await app.locator('.board[data-wide=true]').waitFor()
}

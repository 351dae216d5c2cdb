import { isAtLeast } from '../announced.ts'
import { changeChrome } from '../app.ts'
import { method } from './method.ts'
import { color, either, oneOf, shape, WrongParameters } from './read.ts'

const key = oneOf('bg_color', 'secondary_bg_color', 'header_bg_color', 'bottom_bar_bg_color')
/** A hex colour, or the name of a theme colour in either field, as clients understand it. */
const wished = either(shape({ color: either(color, key) }), shape({ color_key: key }))
const nameOrHex = (wish: ReturnType<typeof wished>) => ('color' in wish ? wish.color : wish.color_key)

/** The colours around the page. */
export const colors = {
  web_app_set_header_color: method(wished, (app, wish) => {
    const headerColor = nameOrHex(wish)
    if (headerColor.startsWith('#') && !isAtLeast(app.view.version, '6.9'))
      throw new WrongParameters('color came with 6.9')
    changeChrome(app, { headerColor })
  }),
  web_app_set_background_color: method(wished, (app, wish) =>
    changeChrome(app, { backgroundColor: nameOrHex(wish) }),
  ),
  web_app_set_bottom_bar_color: method(wished, (app, wish) =>
    changeChrome(app, { bottomColor: nameOrHex(wish) }),
  ),
}

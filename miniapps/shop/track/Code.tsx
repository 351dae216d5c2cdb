import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../kit/words/words.ts'

/** The code that the driver asks for at the door: to be read out, or to be scanned. */
export function Code({ code }: { readonly code: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    import('lean-qr').then(
      ({ generate }) => {
        if (canvas.current)
          generate(code).toCanvas(canvas.current, { on: [0, 0, 0, 255], off: [255, 255, 255, 255] })
      },
      // The digits beside it are enough.
      () => {},
    )
  }, [code])
  return (
    <section class="card code" aria-labelledby="code-title">
      <div>
        <h2 id="code-title">{t('shop-app-code')}</h2>
        <p class="code-digits">{code}</p>
        <p class="hint">{t('shop-app-code-why')}</p>
      </div>
      <canvas class="code-qr" ref={canvas} role="img" aria-label={t('shop-app-code-qr')} />
    </section>
  )
}

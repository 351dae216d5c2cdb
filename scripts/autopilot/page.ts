const words = {
  en: {
    title: 'Autopilot',
    about:
      'Simulated customers order, a dispatcher confirms and drivers deliver, all through the bots’ own chats. Bruno is left to you: his offers wait 20 seconds for your answer.',
    on: 'On',
    off: 'Off',
    pace: 'Pace',
    calm: 'Calm',
    lively: 'Lively',
    rush: 'Rush hour',
    placed: 'Orders placed',
    onTheWay: 'On the way',
    delivered: 'Delivered',
    failed: 'Failed',
    lost: 'The autopilot does not answer. Is the demo still running?',
    language: 'Language',
  },
  ru: {
    title: 'Автопилот',
    about:
      'Вымышленные клиенты заказывают, диспетчер подтверждает, курьеры везут — всё через чаты самих ботов. Бруно оставлен вам: его предложения ждут вашего ответа 20 секунд.',
    on: 'Включён',
    off: 'Выключен',
    pace: 'Темп',
    calm: 'Спокойный',
    lively: 'Живой',
    rush: 'Час пик',
    placed: 'Заказов сделано',
    onTheWay: 'В пути',
    delivered: 'Доставлено',
    failed: 'Не удалось',
    lost: 'Автопилот не отвечает. Демо ещё работает?',
    language: 'Язык',
  },
  es: {
    title: 'Piloto automático',
    about:
      'Clientes simulados piden, una despachadora confirma y los repartidores entregan, todo por los chats de los bots. Bruno queda para vos: sus ofertas esperan tu respuesta 20 segundos.',
    on: 'Encendido',
    off: 'Apagado',
    pace: 'Ritmo',
    calm: 'Tranquilo',
    lively: 'Animado',
    rush: 'Hora pico',
    placed: 'Pedidos hechos',
    onTheWay: 'En camino',
    delivered: 'Entregados',
    failed: 'Fallidos',
    lost: 'El piloto automático no responde. ¿Sigue corriendo la demo?',
    language: 'Idioma',
  },
}

const style = `
:root{color-scheme:light dark;--back:#fff;--ink:#16202b;--soft:#4f5c6b;--card:#f1f5f9;--line:#8796a6;--accent:#1f5fbf;--on:#ffffff;--good:#17734b}
@media (prefers-color-scheme:dark){:root{--back:#17212c;--ink:#e8eef5;--soft:#a9b8c7;--card:#1f2b38;--line:#71849a;--accent:#8abcff;--on:#0b1118;--good:#5fd3a0}}
*{box-sizing:border-box}
body{margin:0;padding:20px;background:var(--back);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;max-width:560px}
header{display:flex;justify-content:space-between;align-items:center;gap:12px;flex-wrap:wrap}
h1{font-size:22px;line-height:1.2;margin:0}
p{margin:10px 0 18px;color:var(--soft)}
button,select,label.pick{font:inherit;color:inherit}
select{min-height:44px;padding:0 10px;border:1px solid var(--line);border-radius:10px;background:var(--back)}
.switch{display:flex;align-items:center;gap:14px;width:100%;min-height:60px;padding:10px 16px;border:1px solid var(--line);border-radius:14px;background:var(--card);cursor:pointer;font-weight:600;text-align:left}
.switch i{flex:none;position:relative;width:52px;height:30px;border-radius:15px;background:var(--line);transition:background .15s}
.switch i::after{content:"";position:absolute;left:4px;top:4px;width:22px;height:22px;border-radius:50%;background:var(--back);transition:left .15s}
.switch[aria-checked=true] i{background:var(--good)}
.switch[aria-checked=true] i::after{left:26px}
fieldset{border:0;margin:18px 0;padding:0}
legend{padding:0 0 8px;font-weight:600}
.paces{display:flex;gap:8px}
.pick{flex:1;position:relative;display:flex;align-items:center;justify-content:center;min-height:48px;padding:4px 8px;border:1px solid var(--line);border-radius:12px;cursor:pointer;text-align:center;line-height:1.2}
.pick input{position:absolute;inset:0;opacity:0;margin:0;cursor:pointer}
.pick:has(:checked){background:var(--accent);border-color:var(--accent);color:var(--on);font-weight:600}
:focus-visible,.pick:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
dl{display:grid;grid-template-columns:1fr 1fr;gap:10px;margin:0}
dl div{display:flex;flex-direction:column-reverse;padding:12px 16px;border-radius:14px;background:var(--card)}
dt{color:var(--soft)}
dd{margin:0;font-size:30px;line-height:1.2;font-weight:650;font-variant-numeric:tabular-nums}
[role=status]{min-height:1.5em;margin-top:14px;font-weight:600}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}`

const script = `
const words=${JSON.stringify(words)}
const at=id=>document.getElementById(id)
const kept=()=>{try{return localStorage.getItem('language')}catch{return null}}
let language=[kept(),...(navigator.languages||[]).map(l=>l.slice(0,2))].find(l=>l&&words[l])||'en'
let state=null
function speak(){
  const say=words[language]
  document.documentElement.lang=language
  document.title=say.title
  for(const part of document.querySelectorAll('[data-say]'))part.textContent=say[part.dataset.say]
  at('language').value=language
  at('language').setAttribute('aria-label',say.language)
  show()
}
function show(){
  if(!state)return
  const say=words[language]
  at('switch').setAttribute('aria-checked',String(state.isOn))
  at('is').textContent=state.isOn?say.on:say.off
  for(const name of ['placed','onTheWay','delivered','failed'])at(name).textContent=String(state[name])
  for(const input of document.querySelectorAll('input[name=pace]'))input.checked=input.value===state.pace
}
async function ask(wish){
  try{
    const answer=await fetch('state',wish?{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify(wish)}:{})
    state=await answer.json()
    at('trouble').textContent=''
    show()
  }catch{at('trouble').textContent=words[language].lost}
}
at('switch').addEventListener('click',()=>ask({isOn:!state?.isOn}))
for(const input of document.querySelectorAll('input[name=pace]'))input.addEventListener('change',()=>ask({pace:input.value}))
at('language').addEventListener('change',event=>{language=event.target.value;try{localStorage.setItem('language',language)}catch{};speak()})
speak();ask();setInterval(()=>{if(!document.hidden)ask()},1500)`

const pick = (pace: string): string =>
  `<label class="pick"><input type="radio" name="pace" value="${pace}"><span data-say="${pace}"></span></label>`
const count = (name: string): string => `<div><dt data-say="${name}"></dt><dd id="${name}">0</dd></div>`

/** The autopilot's switch, pace and counters; one document, nothing from elsewhere. */
export const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Autopilot</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><main>
<header><h1 data-say="title"></h1>
<select id="language"><option value="en" lang="en">English</option><option value="ru" lang="ru">Русский</option><option value="es" lang="es">Español</option></select></header>
<p data-say="about"></p>
<button id="switch" class="switch" type="button" role="switch" aria-checked="false" aria-labelledby="is-what is"><i></i><span><span id="is-what" data-say="title"></span>: <span id="is"></span></span></button>
<fieldset><legend data-say="pace"></legend><div class="paces">${pick('calm')}${pick('lively')}${pick('rush')}</div></fieldset>
<dl>${count('placed')}${count('onTheWay')}${count('delivered')}${count('failed')}</dl>
<div id="trouble" role="status"></div>
</main><script>${script}</script></body></html>
`

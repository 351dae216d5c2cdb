import type { MapLanguage } from './map-data.ts'

/** What the map itself has to say. */
type MapWords = {
  readonly loading: string
  readonly unreachable: string
  readonly absent: string
  readonly again: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly pinHint: string
  readonly pinMoved: (latitude: string, longitude: string) => string
  readonly north: string
  readonly south: string
  readonly west: string
  readonly east: string
  readonly more: (count: number) => string
  readonly courier: string
  readonly door: string
  readonly shop: string
  readonly late: string
}

const plural = (language: MapLanguage, count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>>) =>
  `${new Intl.NumberFormat(language).format(count)} ${forms[new Intl.PluralRules(language).select(count)] ?? forms.other ?? ''}`

const catalogue: Readonly<Record<MapLanguage, MapWords>> = {
  en: {
    loading: 'The map is coming',
    unreachable: 'The map cannot be reached right now. Everything else works.',
    absent: 'This device cannot draw the map, so here is a sketch.',
    again: 'Try again',
    zoomIn: 'Closer',
    zoomOut: 'Further away',
    pinHint: 'Move the map until the pin stands at the door. The arrow keys move it too.',
    pinMoved: (latitude, longitude) => `The pin is at ${latitude}, ${longitude}`,
    north: 'Move the pin north',
    south: 'Move the pin south',
    west: 'Move the pin west',
    east: 'Move the pin east',
    more: count => `and ${plural('en', count, { one: 'more place', other: 'more places' })}`,
    courier: 'Courier',
    door: 'Your door',
    shop: 'Shop',
    late: 'late',
  },
  ru: {
    loading: 'Карта загружается',
    unreachable: 'Карта сейчас недоступна. Всё остальное работает.',
    absent: 'Это устройство не может показать карту, поэтому вот схема.',
    again: 'Попробовать снова',
    zoomIn: 'Ближе',
    zoomOut: 'Дальше',
    pinHint: 'Двигайте карту, пока метка не встанет у двери. Стрелки на клавиатуре тоже работают.',
    pinMoved: (latitude, longitude) => `Метка: ${latitude}, ${longitude}`,
    north: 'Сдвинуть метку на север',
    south: 'Сдвинуть метку на юг',
    west: 'Сдвинуть метку на запад',
    east: 'Сдвинуть метку на восток',
    more: count =>
      `и ещё ${plural('ru', count, { one: 'место', few: 'места', many: 'мест', other: 'места' })}`,
    courier: 'Курьер',
    door: 'Ваша дверь',
    shop: 'Магазин',
    late: 'опаздывает',
  },
  es: {
    loading: 'El mapa está cargando',
    unreachable: 'Ahora no se puede cargar el mapa. Todo lo demás funciona.',
    absent: 'Este dispositivo no puede mostrar el mapa; aquí hay un croquis.',
    again: 'Intentar de nuevo',
    zoomIn: 'Acercar',
    zoomOut: 'Alejar',
    pinHint:
      'Mueve el mapa hasta que el marcador quede en la puerta. Las flechas del teclado también sirven.',
    pinMoved: (latitude, longitude) => `El marcador está en ${latitude}, ${longitude}`,
    north: 'Mover el marcador al norte',
    south: 'Mover el marcador al sur',
    west: 'Mover el marcador al oeste',
    east: 'Mover el marcador al este',
    more: count =>
      `y ${plural('es', count, { one: 'lugar más', many: 'de lugares más', other: 'lugares más' })}`,
    courier: 'Repartidor',
    door: 'Tu puerta',
    shop: 'Tienda',
    late: 'con retraso',
  },
}

export const mapWords = (language: MapLanguage): MapWords => catalogue[language]

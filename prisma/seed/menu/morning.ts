import { croissant, empanadas, loaf, rolls } from '../pictures/baked.ts'
import { cup, tallGlass } from '../pictures/cups.ts'
import { milk, syrups } from './choices.ts'
import { one, option, type Section, said, smallAndLarge } from './dish.ts'

const sixOrTwelve = (six: number, twelve: number) => [
  { key: '6', names: said('Six', 'Шесть штук', 'Media docena'), pesos: six },
  { key: '12', names: said('A dozen', 'Дюжина', 'Una docena'), pesos: twelve },
]

export const bakery: Section = {
  key: 'bakery',
  emoji: '🥐',
  names: said('Bakery', 'Выпечка', 'Panadería'),
  dishes: [
    {
      key: 'croissant',
      names: said('Butter croissant', 'Круассан на масле', 'Croissant de manteca'),
      description: said(
        'Twenty-seven layers, baked since six in the morning.',
        'Двадцать семь слоёв, печём с шести утра.',
        'Veintisiete capas, al horno desde las seis de la mañana.',
      ),
      sizes: one(95),
      choices: [
        {
          key: 'filling',
          names: said('Filling', 'Начинка', 'Relleno'),
          minimum: 0,
          maximum: 1,
          options: [
            option('ham', 85, 'Ham and cheese', 'Ветчина и сыр', 'Jamón y queso'),
            option('almond', 60, 'Almond cream', 'Миндальный крем', 'Crema de almendras'),
            option('chocolate', 50, 'Chocolate', 'Шоколад', 'Chocolate'),
          ],
        },
      ],
      tone: 'cream',
      drawing: () => croissant(),
    },
    {
      key: 'bizcochos',
      names: said('Sweet bizcochos', 'Сладкие бискочос', 'Bizcochos dulces'),
      description: said(
        'Little flaky rolls with sugar, the way Montevideo eats them with mate.',
        'Маленькие слоёные булочки с сахаром — в Монтевидео их едят с мате.',
        'Hojaldrados y con azúcar, como se comen acá con el mate.',
      ),
      sizes: sixOrTwelve(180, 330),
      choices: [],
      tone: 'rose',
      drawing: () => croissant({ crust: '#cf7f2c', light: '#f5c46f', sugar: true, count: 3 }),
    },
    {
      key: 'sourdough',
      names: said('Sourdough loaf', 'Хлеб на закваске', 'Pan de masa madre'),
      description: said(
        'Two days of patience, a thick crust, keeps for the whole week.',
        'Два дня терпения, толстая корка, хватит на неделю.',
        'Dos días de paciencia, corteza gruesa, dura toda la semana.',
      ),
      sizes: one(260),
      choices: [],
      tone: 'slate',
      drawing: () => loaf(),
    },
    {
      key: 'seedbread',
      names: said('Bread with seeds', 'Хлеб с семечками', 'Pan con semillas'),
      description: said(
        'Wholemeal, with flax, sesame and sunflower.',
        'Цельнозерновой, со льном, кунжутом и подсолнечником.',
        'Integral, con lino, sésamo y girasol.',
      ),
      sizes: one(240),
      choices: [],
      tone: 'mint',
      drawing: () => loaf({ crust: '#8a5527', light: '#c58a4c', seeds: '#f1d9a2' }),
    },
    {
      key: 'cinnamon',
      names: said('Cinnamon rolls', 'Булочки с корицей', 'Rolls de canela'),
      description: said(
        'Three of them, warm, under a cream cheese glaze.',
        'Три штуки, тёплые, под глазурью из сливочного сыра.',
        'Tres, tibios y con glaseado de queso crema.',
      ),
      sizes: one(285),
      choices: [],
      tone: 'coral',
      drawing: () => rolls(),
      stock: 4,
    },
    {
      key: 'empanadas',
      names: said('Beef empanadas', 'Эмпанадас с говядиной', 'Empanadas de carne'),
      description: said(
        'Knife-cut beef, olives, egg and a little cumin.',
        'Рубленая говядина, оливки, яйцо и немного кумина.',
        'Carne cortada a cuchillo, aceituna, huevo y un toque de comino.',
      ),
      sizes: sixOrTwelve(520, 960),
      choices: [],
      tone: 'sun',
      drawing: () => empanadas(),
    },
  ],
}

export const coffee: Section = {
  key: 'coffee',
  emoji: '☕',
  names: said('Coffee and tea', 'Кофе и чай', 'Café y té'),
  dishes: [
    {
      key: 'cappuccino',
      names: said('Cappuccino', 'Капучино', 'Capuchino'),
      description: said(
        'A double shot under a thick cap of milk.',
        'Двойной эспрессо под плотной шапкой молока.',
        'Doble café bajo una buena capa de leche.',
      ),
      sizes: smallAndLarge(165, 210),
      choices: [milk, syrups],
      tone: 'sky',
      drawing: () => cup({ foam: '#c99a68', art: 'heart' }),
    },
    {
      key: 'flatwhite',
      names: said('Flat white', 'Флэт-уайт', 'Flat white'),
      description: said(
        'Stronger than it looks, with silky milk.',
        'Крепче, чем кажется, с шелковистым молоком.',
        'Más fuerte de lo que parece, con leche sedosa.',
      ),
      sizes: smallAndLarge(175, 215),
      choices: [milk, syrups],
      tone: 'mint',
      drawing: () => cup({ china: '#4f7f78', shade: '#3a625c', foam: '#bd8a58', art: 'leaf' }),
    },
    {
      key: 'latte',
      names: said('Caramel latte', 'Карамельный латте', 'Latte de caramelo'),
      description: said(
        'Layers of coffee, milk and caramel, cream on top.',
        'Слои кофе, молока и карамели, сверху сливки.',
        'Capas de café, leche y caramelo, con crema arriba.',
      ),
      sizes: smallAndLarge(195, 240),
      choices: [milk],
      tone: 'coral',
      drawing: () => tallGlass({ cream: true }),
    },
    {
      key: 'chocolate',
      names: said('Hot chocolate', 'Горячий шоколад', 'Submarino de chocolate'),
      description: said(
        'A bar of dark chocolate melting in hot milk.',
        'Плитка тёмного шоколада, растаявшая в горячем молоке.',
        'Una barra de chocolate amargo derretida en leche caliente.',
      ),
      sizes: one(190),
      choices: [milk],
      tone: 'rose',
      drawing: () =>
        cup({ china: '#d9675a', shade: '#b34a40', drink: '#5b2f1c', foam: '#8a5230', art: 'none' }),
    },
    {
      key: 'tea',
      names: said('Green tea with mint', 'Зелёный чай с мятой', 'Té verde con menta'),
      description: said(
        'A whole pot in one big cup.',
        'Целый чайник в одной большой чашке.',
        'Una tetera entera en una taza grande.',
      ),
      sizes: one(120),
      choices: [],
      tone: 'sun',
      drawing: () => cup({ china: '#fffdf4', shade: '#e0d9c2', drink: '#b7bf5a', bag: '#5b9a4a' }),
    },
  ],
}

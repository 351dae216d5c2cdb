import { bottle, glass } from '../pictures/drinks.ts'
import { cakeSlice, flan, iceCream, stack } from '../pictures/sweet.ts'
import { flavours, ice } from './choices.ts'
import { one, type Section, said } from './dish.ts'

export const desserts: Section = {
  key: 'desserts',
  emoji: '🍰',
  names: said('Desserts', 'Десерты', 'Postres'),
  dishes: [
    {
      key: 'ice-cream',
      names: said('Artisan ice cream', 'Домашнее мороженое', 'Helado artesanal'),
      description: said(
        'Choose up to three flavours; it travels in a cool box.',
        'Выберите до трёх вкусов; едет в термобоксе.',
        'Elige hasta tres gustos; viaja en caja térmica.',
      ),
      sizes: [
        { key: 'q', names: said('Quarter kilo', 'Четверть кило', 'Cuarto kilo'), pesos: 260 },
        { key: 'h', names: said('Half a kilo', 'Полкило', 'Medio kilo'), pesos: 460 },
        { key: 'k', names: said('A kilo', 'Килограмм', 'Un kilo'), pesos: 850 },
      ],
      choices: [flavours],
      tone: 'rose',
      drawing: () => iceCream({ scoops: ['#eec98a', '#7a4a2c', '#f29bb0'] }),
    },
    {
      key: 'chocolate-cake',
      names: said('Chocolate cake', 'Шоколадный торт', 'Torta de chocolate'),
      description: said(
        'Dark sponge, dulce de leche between, ganache over all of it.',
        'Тёмный бисквит, дульсе-де-лече внутри, ганаш сверху.',
        'Bizcochuelo oscuro, dulce de leche en el medio y ganache.',
      ),
      sizes: one(245),
      choices: [],
      tone: 'cream',
      drawing: () => cakeSlice({ layers: ['#6d3a22', '#c98a4a', '#6d3a22', '#c98a4a', '#6d3a22'] }),
    },
    {
      key: 'chaja',
      names: said('Chajá', 'Чаха', 'Chajá'),
      description: said(
        'Sponge, meringue, cream and peaches: a classic from Paysandú.',
        'Бисквит, меренга, сливки и персики: классика из Пайсанду.',
        'Bizcochuelo, merengue, crema y duraznos: un clásico de Paysandú.',
      ),
      sizes: one(230),
      choices: [],
      tone: 'coral',
      drawing: () =>
        cakeSlice({
          top: '#ffe3b0',
          layers: ['#f0c674', '#fff3df', '#f3993a', '#fff3df', '#f0c674'],
          fruit: '#f5963c',
          drip: true,
        }),
    },
    {
      key: 'flan',
      names: said('Flan with caramel', 'Флан с карамелью', 'Flan casero'),
      description: said(
        'Eggs, milk, sugar and a spoon of dulce de leche.',
        'Яйца, молоко, сахар и ложка дульсе-де-лече.',
        'Huevos, leche, azúcar y una cucharada de dulce de leche.',
      ),
      sizes: one(190),
      choices: [],
      tone: 'sky',
      drawing: () => flan(),
    },
    {
      key: 'alfajores',
      names: said('Cornflour alfajores', 'Альфахорес', 'Alfajores de maicena'),
      description: said(
        'Biscuits that melt, with dulce de leche and coconut.',
        'Тающее печенье с дульсе-де-лече и кокосом.',
        'Tapitas que se deshacen, dulce de leche y coco.',
      ),
      sizes: [
        { key: '3', names: said('Three', 'Три штуки', 'Tres'), pesos: 165 },
        { key: '6', names: said('Six', 'Шесть штук', 'Seis'), pesos: 310 },
      ],
      choices: [],
      tone: 'lilac',
      drawing: () =>
        stack({
          cake: '#f7e6bf',
          edge: '#d6b577',
          filling: '#a4622a',
          count: 4,
          width: 170,
          thick: 58,
          sugar: true,
        }),
    },
    {
      key: 'pancakes',
      names: said('Pancakes', 'Блинчики', 'Panqueques'),
      description: said(
        'A tall stack with warm dulce de leche running down.',
        'Высокая стопка, по которой стекает тёплое дульсе-де-лече.',
        'Una torre con dulce de leche tibio que chorrea.',
      ),
      sizes: one(260),
      choices: [],
      tone: 'sun',
      drawing: () => stack({ count: 5, width: 240, thick: 40, glaze: '#a4571f' }),
    },
  ],
}

export const drinks: Section = {
  key: 'drinks',
  emoji: '🥤',
  names: said('Cold drinks', 'Напитки', 'Bebidas'),
  dishes: [
    {
      key: 'orange',
      names: said('Fresh orange juice', 'Апельсиновый сок', 'Jugo de naranja'),
      description: said('Squeezed when you order.', 'Выжимаем под заказ.', 'Exprimido cuando lo pedís.'),
      sizes: one(155),
      choices: [ice],
      tone: 'sun',
      drawing: () => glass({ ice: false }),
    },
    {
      key: 'lemonade',
      names: said('Mint lemonade', 'Лимонад с мятой', 'Limonada con menta'),
      description: said('Lemon, mint and ginger.', 'Лимон, мята и имбирь.', 'Limón, menta y jengibre.'),
      sizes: one(150),
      choices: [ice],
      tone: 'mint',
      drawing: () =>
        glass({
          drink: '#eef3b0',
          deep: '#cfe28a',
          rind: '#f3d23a',
          flesh: '#fff3a0',
          straw: '#4fa34a',
          mint: true,
        }),
    },
    {
      key: 'berry',
      names: said('Berry cooler', 'Ягодный морс', 'Refresco de frutos rojos'),
      description: said(
        'Strawberry and raspberry with soda and lime.',
        'Клубника и малина с содовой и лаймом.',
        'Frutilla y frambuesa con soda y lima.',
      ),
      sizes: one(170),
      choices: [ice],
      tone: 'rose',
      drawing: () =>
        glass({
          drink: '#f0718c',
          deep: '#c92f56',
          rind: '#7fb53a',
          flesh: '#c9e58a',
          straw: '#ffffff',
          mint: true,
          fizz: true,
        }),
    },
    {
      key: 'cola',
      names: said('Cola with lime', 'Кола с лаймом', 'Cola con lima'),
      description: said('Half a litre, cold.', 'Пол-литра, холодная.', 'Medio litro, bien fría.'),
      sizes: one(110),
      choices: [ice],
      tone: 'coral',
      drawing: () =>
        glass({
          drink: '#6b3420',
          deep: '#2d130a',
          rind: '#6aa63a',
          flesh: '#bfe07d',
          straw: '#e2574c',
          fizz: true,
        }),
    },
    {
      key: 'water',
      names: said('Mineral water', 'Минеральная вода', 'Agua mineral'),
      description: said(
        'Half a litre, still or sparkling.',
        'Пол-литра, с газом или без.',
        'Medio litro, con o sin gas.',
      ),
      sizes: [
        { key: 'still', names: said('Still', 'Без газа', 'Sin gas'), pesos: 85 },
        { key: 'gas', names: said('Sparkling', 'С газом', 'Con gas'), pesos: 85 },
      ],
      choices: [],
      tone: 'sky',
      drawing: () => bottle(),
    },
  ],
}

import { type Choice, option, said } from './dish.ts'

export const milk: Choice = {
  key: 'milk',
  names: said('Milk', 'Молоко', 'Leche'),
  minimum: 1,
  maximum: 1,
  options: [
    option('whole', 0, 'Whole milk', 'Обычное', 'Entera'),
    option('light', 0, 'Low fat', 'Обезжиренное', 'Descremada'),
    option('oat', 35, 'Oat', 'Овсяное', 'De avena'),
    option('almond', 40, 'Almond', 'Миндальное', 'De almendras'),
  ],
}

export const syrups: Choice = {
  key: 'syrups',
  names: said('Syrups', 'Сиропы', 'Jarabes'),
  minimum: 0,
  maximum: 2,
  options: [
    option('vanilla', 30, 'Vanilla', 'Ваниль', 'Vainilla'),
    option('caramel', 30, 'Caramel', 'Карамель', 'Caramelo'),
    option('hazelnut', 30, 'Hazelnut', 'Фундук', 'Avellana'),
  ],
}

export const crust: Choice = {
  key: 'crust',
  names: said('Crust', 'Тесто', 'Masa'),
  minimum: 1,
  maximum: 1,
  options: [
    option('classic', 0, 'Classic', 'Классическое', 'Clásica'),
    option('thin', 0, 'Thin and crisp', 'Тонкое хрустящее', 'Fina y crocante'),
    option('whole', 40, 'Wholemeal', 'Цельнозерновое', 'Integral'),
  ],
}

export const toppings: Choice = {
  key: 'toppings',
  names: said('Extra toppings', 'Добавки', 'Agregados'),
  minimum: 0,
  maximum: 4,
  options: [
    option('mozzarella', 70, 'Mozzarella', 'Моцарелла', 'Muzzarella'),
    option('olives', 45, 'Olives', 'Маслины', 'Aceitunas'),
    option('ham', 75, 'Ham', 'Ветчина', 'Jamón'),
    option('mushrooms', 60, 'Mushrooms', 'Шампиньоны', 'Champiñones'),
    option('rocket', 50, 'Rocket', 'Руккола', 'Rúcula'),
  ],
}

export const side: Choice = {
  key: 'side',
  names: said('On the side', 'Гарнир', 'Guarnición'),
  minimum: 1,
  maximum: 1,
  options: [
    option('fries', 0, 'French fries', 'Картофель фри', 'Papas fritas'),
    option('salad', 0, 'Small salad', 'Небольшой салат', 'Ensaladita'),
    option('sweet', 55, 'Sweet potato fries', 'Батат фри', 'Boniato frito'),
    option('none', 0, 'Nothing', 'Без гарнира', 'Sin guarnición'),
  ],
}

export const extras: Choice = {
  key: 'extras',
  names: said('Put more in', 'Добавить', 'Sumale'),
  minimum: 0,
  maximum: 3,
  options: [
    option('bacon', 65, 'Bacon', 'Бекон', 'Panceta'),
    option('cheddar', 55, 'Cheddar', 'Чеддер', 'Cheddar'),
    option('egg', 45, 'Fried egg', 'Глазунья', 'Huevo frito'),
    option('patty', 150, 'Another patty', 'Ещё одна котлета', 'Otro medallón'),
  ],
}

export const dressing: Choice = {
  key: 'dressing',
  names: said('Dressing', 'Заправка', 'Aderezo'),
  minimum: 1,
  maximum: 1,
  options: [
    option('oil', 0, 'Olive oil and lemon', 'Оливковое масло и лимон', 'Oliva y limón'),
    option('caesar', 0, 'Caesar', 'Цезарь', 'César'),
    option('mustard', 0, 'Honey mustard', 'Медово-горчичная', 'Miel y mostaza'),
    option('none', 0, 'None', 'Без заправки', 'Sin aderezo'),
  ],
}

export const protein: Choice = {
  key: 'protein',
  names: said('Make it a meal', 'Посытнее', 'Más completa'),
  minimum: 0,
  maximum: 2,
  options: [
    option('chicken', 110, 'Grilled chicken', 'Курица гриль', 'Pollo grillado'),
    option('salmon', 190, 'Salmon', 'Лосось', 'Salmón'),
    option('egg', 45, 'Boiled egg', 'Варёное яйцо', 'Huevo duro'),
    option('avocado', 80, 'Avocado', 'Авокадо', 'Palta'),
  ],
}

export const withSushi: Choice = {
  key: 'with',
  names: said('With it', 'К суши', 'Para acompañar'),
  minimum: 0,
  maximum: 3,
  options: [
    option('soy', 0, 'Soy sauce', 'Соевый соус', 'Salsa de soja'),
    option('wasabi', 15, 'More wasabi', 'Больше васаби', 'Más wasabi'),
    option('ginger', 15, 'More ginger', 'Больше имбиря', 'Más jengibre'),
  ],
}

export const flavours: Choice = {
  key: 'flavours',
  names: said('Flavours', 'Вкусы', 'Gustos'),
  minimum: 1,
  maximum: 3,
  options: [
    option('dulce', 0, 'Dulce de leche', 'Дульсе-де-лече', 'Dulce de leche'),
    option('chocolate', 0, 'Dark chocolate', 'Тёмный шоколад', 'Chocolate amargo'),
    option('strawberry', 0, 'Strawberry', 'Клубника', 'Frutilla'),
    option('lemon', 0, 'Lemon', 'Лимон', 'Limón'),
    option('pistachio', 40, 'Pistachio', 'Фисташка', 'Pistacho'),
  ],
}

export const ice: Choice = {
  key: 'ice',
  names: said('Ice', 'Лёд', 'Hielo'),
  minimum: 0,
  maximum: 1,
  options: [
    option('less', 0, 'A little ice', 'Мало льда', 'Poco hielo'),
    option('none', 0, 'No ice', 'Без льда', 'Sin hielo'),
  ],
}

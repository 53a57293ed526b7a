import { expect, test } from 'vitest';
import { internationalSets } from '../../../emulator/glyphs/international.ts';

const ALL = '#$%*0123456789@[\\]^`{|}~';

/** The bytes any set replaces, as a set prints them. */
const printed = (n: number): string =>
  [...ALL].map((c) => internationalSets[n]!.replacements[c.charCodeAt(0)] ?? c).join('');

test('the sets of ESC R and what each prints', () => {
  const sets = Object.entries(internationalSets).map(([n, { name }]) => `${n} ${name}: ${printed(Number(n))}`);
  expect(sets).toEqual([
    '0 USA: #$%*0123456789@[\\]^`{|}~',
    '1 France: #$%*0123456789à°ç§^`éùè¨',
    '2 Germany: #$%*0123456789§ÄÖÜ^`äöüß',
    '3 UK: £$%*0123456789@[\\]^`{|}~',
    '4 Denmark I: #$%*0123456789@ÆØÅ^`æøå~',
    '5 Sweden: #¤%*0123456789ÉÄÖÅÜéäöåü',
    '6 Italy: #$%*0123456789@°\\é^ùàòèì',
    '7 Spain I: ₧$%*0123456789@¡Ñ¿^´¨ñ}~',
    '8 Japan: #$%*0123456789@[¥]^`{|}~',
    '9 Norway: #¤%*0123456789ÉÆØÅÜéæøåü',
    '10 Denmark II: #$%*0123456789ÉÆØÅÜéæøåü',
    '11 Spain II: #$%*0123456789á¡Ñ¿é´íñóú',
    '12 Latin America: #$%*0123456789á¡Ñ¿éüíñóú',
    '13 Korea: #$%*0123456789@[₩]^`{|}~',
    '14 Slovenia/Croatia: #$%*0123456789ŽŠĐĆČžšđćč',
    '15 China: #¥%*0123456789@[\\]^`{|}~',
    '16 Vietnam: ₫$%*0123456789@[\\]^`{|}~',
    '17 Arabia: #$٪٭0123456789@[\\]^`{|}~',
    '66 India Devanagari: #$%*०१२३४५६७८९@[\\]^`{|}~',
    '67 India Bengali: #$%*০১২৩৪৫৬৭৮৯@[\\]^`{|}~',
    '68 India Tamil: #$%*0௧௨௩௪௫௬௭௮௯@[\\]^`{|}~',
    '69 India Telugu: #$%*౦౧౨౩౪౫౬౭౮౯@[\\]^`{|}~',
    '70 India Assamese: #$%*০১২৩৪৫৬৭৮৯@[\\]^`{|}~',
    '71 India Oriya: #$%*୦୧୨୩୪୫୬୭୮୯@[\\]^`{|}~',
    '72 India Kannada: #$%*೦೧೨೩೪೫೬೭೮೯@[\\]^`{|}~',
    '73 India Malayalam: #$%*൦൧൨൩൪൫൬൭൮൯@[\\]^`{|}~',
    '74 India Gujarati: #$%*૦૧૨૩૪૫૬૭૮૯@[\\]^`{|}~',
    '75 India Punjabi: #$%*੦੧੨੩੪੫੬੭੮੯@[\\]^`{|}~',
    '82 India Marathi: #$%*०१२३४५६७८९@[\\]^`{|}~',
  ]);
});

test('no set replaces a byte beyond those', () => {
  const bytes = Object.values(internationalSets).flatMap((set) => Object.keys(set.replacements).map(Number));
  expect([...new Set(bytes)].sort((a, b) => a - b)).toEqual([...ALL].map((c) => c.charCodeAt(0)));
});

test('set 15 prints the yen sign of Latin-1 for the dollar', () => {
  expect(internationalSets[15]?.replacements).toEqual({ 36: '\u00a5' });
});

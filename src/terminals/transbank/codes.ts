import type { Card } from '../terminal.ts';

/** What a response code says, after the table of the official npm package and the reference. Any but 00 is a refusal. */
const meanings: Readonly<Record<string, string>> = {
  '00': 'Aprobado',
  '01': 'Rechazado',
  '02': 'Host no responde',
  '03': 'Conexion fallo',
  '04': 'Transaccion ya fue anulada',
  '05': 'No existe transaccion para anular',
  '06': 'Tarjeta no soportada',
  '07': 'Transaccion cancelada desde el POS',
  '08': 'No puede anular transaccion debito',
  '09': 'Error lectura tarjeta',
  '10': 'Monto menor al minimo permitido',
  '11': 'No existe venta',
  '12': 'Transaccion no soportada',
  '13': 'Debe ejecutar cierre',
  '14': 'No hay tono',
  '15': 'Archivo de parametros no encontrado',
  '16': 'Error formato respuesta del host',
  '17': 'Error en los 4 ultimos digitos',
  '18': 'Menu invalido',
  '19': 'Tarjeta distinta',
  '20': 'Tarjeta invalida',
  '21': 'Anulacion no permitida',
  '22': 'Timeout',
  '24': 'Impresora sin papel',
  '25': 'Fecha invalida',
  '26': 'Debe cargar llaves',
  '27': 'Debe actualizar',
  '60': 'Error en numero de cuotas',
  '61': 'Error en armado de solicitud',
  '62': 'Problema con el pinpad interno',
  '65': 'Error al procesar la respuesta del host',
  '67': 'Supero numero maximo de ventas, debe ejecutar cierre',
  '68': 'Falla al ingresar montos',
  '70': 'Error de formato campo de boleta, maximo 6',
  '71': 'Error de largo campo de impresion',
  '72': 'Monto venta debe ser mayor que 0',
  '73': 'Terminal ID no configurado',
  '74': 'Debe ejecutar cierre',
  '75': 'Comercio no tiene tarjetas configuradas',
  '76': 'Supero numero maximo de ventas, debe ejecutar cierre',
  '77': 'Debe ejecutar cierre',
  '78': 'Esperando leer tarjeta',
  '79': 'Solicitando confirmar monto',
  '80': 'Seleccion de cuotas',
  '81': 'Solicitando ingreso de clave',
  '82': 'Enviando transaccion al host',
  '83': 'Seleccion menu credito o debito',
  '84': 'Opere tarjeta',
  '85': 'Seleccion de cuotas',
  '86': 'Ingreso de cuotas',
  '87': 'Confirmacion de cuotas',
  '88': 'Error cantidad cuotas',
  '93': 'Declinada',
  '94': 'Error al procesar respuesta',
  '95': 'Error al imprimir tasa',
};

export function isCode(code: string): boolean {
  return Object.hasOwn(meanings, code);
}

/** What a display says about a code. */
export function meaningOf(code: string): string {
  return meanings[code] ?? `Codigo ${code}`;
}

/** How a card pays; Chile settles debit (Redcompra) apart. */
export type Account = 'credit' | 'debit';

/** Card brands by the digits that a number begins with; `name` as a close prints it. */
const brands: readonly (readonly [begins: RegExp, code: string, name: string])[] = [
  [/^4/, 'VI', 'VISA'],
  [/^(5[1-5]|2[2-7])/, 'MC', 'MASTERCARD'],
  [/^3[47]/, 'AX', 'AMEX'],
  [/^3[068]/, 'DC', 'DINERS'],
];

const debit = ['DB', 'REDCOMPRA'] as const;
/** A number of no known organisation: cards of one shop alone. */
const closed = ['CE', 'CERRADA'] as const;

/** The two letters of a card's brand. */
export function brandOf(card: Card, account: Account): string {
  return account === 'debit' ? debit[0] : (brands.find(([begins]) => begins.test(card.pan))?.[1] ?? closed[0]);
}

/** A brand by name. */
export function brandName(code: string): string {
  if (code === debit[0]) return debit[1];
  return brands.find(([, letters]) => letters === code)?.[2] ?? closed[1];
}

/** Streams to begin with, as text with escapes; words beyond ASCII are in the printer's own double-byte code. */
export const samples: Readonly<Record<'receipt' | 'chinese' | 'qr' | 'sizes', { model: string; text: string }>> = {
  receipt: {
    model: 'tm-t88v',
    text:
      '\\x1b@\\x1ba\\x01\\x1d!\\x11COFFEE & CO\\n\\x1d!\\x00Harbour Street 7\\n\\n\\x1ba\\x00' +
      '2 x Espresso                          6.40\\n1 x Croissant                         2.80\\n' +
      '------------------------------------------\\n\\x1bE\\x01TOTAL                                 9.20\\n\\x1bE\\x00\\n' +
      '\\x1ba\\x01Thank you\\n\\n\\x1dVB\\x00',
  },
  chinese: {
    model: 'xprinter-80',
    text:
      '1B40 1B6101 1D2111 D2F8 C1AA C9CC CEF1 0A 1D2100 D3D0 BDBB D2D7 C6BE D6A4 0A 1B6100 ' +
      'BDF0 B6EE 3A 52 4D 42 31 32 2E 38 35 0A C8D5 C6DA 3A 32 30 32 36 2F 30 33 2F 31 34 0A 0A 1D564200',
  },
  qr: {
    model: 'tm-t88vi',
    text:
      '\\x1b@\\x1ba\\x01\\x1dh\\x50\\x1dH\\x02\\x1dkI\\x0a{BPLATEN-7\\n' +
      '\\x1d(k\\x04\\x001A2\\x00\\x1d(k\\x03\\x001C\\x06\\x1d(k\\x1b\\x001P0https://example.com/slip\\x1d(k\\x03\\x001Q0\\n\\x1dVB\\x00',
  },
  sizes: {
    model: 'tm-t88v',
    text:
      '\\x1b@Font A\\n\\x1bM\\x01Font B\\n\\x1bM\\x00\\x1bE\\x01bold\\x1bE\\x00 \\x1b-\\x02underlined\\x1b-\\x00 \\x1dB\\x01 reverse \\x1dB\\x00\\n' +
      '\\x1d!\\x11twice\\x1d!\\x33four\\x1d!\\x00 once, on one baseline\\n\\x1b{\\x01upside down\\n\\x1b{\\x00\\x1dVB\\x00',
  },
};

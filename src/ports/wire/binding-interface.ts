/**
 * What a binding of serialport is, as @serialport/bindings-interface 1.2 has it. Written out here because that package's
 * `exports` hide its types from TypeScript's nodenext; the contract test holds the two to each other.
 */

export interface OpenOptions {
  readonly path: string;
  /** Bits per second. */
  readonly baudRate: number;
  readonly dataBits?: 5 | 6 | 7 | 8;
  readonly stopBits?: 1 | 1.5 | 2;
  /** none, even, odd, mark or space. */
  readonly parity?: string;
  readonly lock?: boolean;
  readonly rtscts?: boolean;
  /** Obeys XON and XOFF. */
  readonly xon?: boolean;
  /** Sends XON and XOFF. */
  readonly xoff?: boolean;
  /** Goes on at any byte. */
  readonly xany?: boolean;
  readonly hupcl?: boolean;
}

export interface PortInfo {
  readonly path: string;
  readonly manufacturer: string | undefined;
  readonly serialNumber: string | undefined;
  readonly pnpId: string | undefined;
  readonly locationId: string | undefined;
  readonly productId: string | undefined;
  readonly vendorId: string | undefined;
}

/** The modem lines and the break; `cts` and `dsr` are in the interface and cannot be set. */
export interface SetOptions {
  readonly brk?: boolean;
  readonly cts?: boolean;
  readonly dsr?: boolean;
  readonly dtr?: boolean;
  readonly rts?: boolean;
}

export interface BindingPort {
  readonly openOptions: Required<OpenOptions>;
  isOpen: boolean;
  close(): Promise<void>;
  /** Resolves with at least one byte. Rejects with `canceled` when the port is closed meanwhile. */
  read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }>;
  /** Resolves when the bytes are handed on. Rejects with `canceled` when the port is closed meanwhile. */
  write(buffer: Buffer): Promise<void>;
  update(options: { readonly baudRate: number }): Promise<void>;
  set(options: SetOptions): Promise<void>;
  get(): Promise<{ cts: boolean; dsr: boolean; dcd: boolean }>;
  getBaudRate(): Promise<{ baudRate: number }>;
  /** Drops what was received and not read, and what was written and has not left. */
  flush(): Promise<void>;
  /** Resolves when everything written has left. */
  drain(): Promise<void>;
}

export interface Binding {
  list(): Promise<PortInfo[]>;
  open(options: OpenOptions): Promise<BindingPort>;
}

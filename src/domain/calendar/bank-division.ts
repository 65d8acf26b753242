// The three parts of the United Kingdom that have bank holidays of their own.

export type BankDivision = 'england_and_wales' | 'scotland' | 'northern_ireland';

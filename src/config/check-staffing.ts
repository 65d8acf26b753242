// Kept in the domain, because the staff import asks it too.

export { checkStaffing, staffingWarnings } from '../domain/school/staffing.ts';

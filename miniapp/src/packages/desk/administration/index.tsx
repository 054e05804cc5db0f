export { AdministrationScreen as default } from '@/features/administration/AdministrationScreen';

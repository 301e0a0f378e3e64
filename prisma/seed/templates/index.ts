import { aboutUs } from './about-us';
import { arabicRestaurant } from './arabic-restaurant';
import { conference } from './conference';
import { consultancyServices } from './consultancy-services';
import { contactUs } from './contact-us';
import { dentalClinic } from './dental-clinic';
import { lawFirm } from './law-firm';
import { localShop } from './local-shop';
import { restaurantMenu } from './restaurant-menu';
import { restaurantReservations } from './restaurant-reservations';
import { saasLanding } from './saas-landing';
import type { TemplateSeed } from './template';

/** The trades that templates are made for. */
export const industries = [
  { slug: 'general', name: 'Any trade' },
  { slug: 'restaurants', name: 'Restaurants and cafés' },
  { slug: 'health', name: 'Health and care' },
  { slug: 'legal', name: 'Law and notaries' },
  { slug: 'software', name: 'Software and technology' },
  { slug: 'professional-services', name: 'Consulting and professional services' },
  { slug: 'retail', name: 'Shops and retail' },
  { slug: 'events', name: 'Events and conferences' },
] as const;

/** The pages to start from that every tenant is offered. */
export const templates: TemplateSeed[] = [
  restaurantMenu,
  restaurantReservations,
  dentalClinic,
  lawFirm,
  saasLanding,
  consultancyServices,
  localShop,
  aboutUs,
  contactUs,
  conference,
  arabicRestaurant,
];

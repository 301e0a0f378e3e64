import '../support/bind-by-transaction';
import { bindingStory } from '../support/binding-story';

describe('the tenant is bound in each transaction', () => bindingStory('transaction'));

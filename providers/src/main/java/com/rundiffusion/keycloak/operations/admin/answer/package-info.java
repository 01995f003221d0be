/** What calls of the admin REST have in common: who may ask, what is asked, what is answered. */
package com.rundiffusion.keycloak.operations.admin.answer;

/** The admin REST of enterprises: requests in, answers out, one document or many. */
package com.rundiffusion.keycloak.operations.admin;

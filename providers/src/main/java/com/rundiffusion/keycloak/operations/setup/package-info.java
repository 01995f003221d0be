/** Setup links as operations handle them: made, mailed, extended, withdrawn. */
package com.rundiffusion.keycloak.operations.setup;

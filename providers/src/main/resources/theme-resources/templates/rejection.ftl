<#-- Every refusal: what happened, who can fix it, where to go now, what to quote. It shows texts and the reference, never data. -->
<#import "template.ftl" as layout>
<#assign app = (client.name)!((realm.displayName)!"")>
<#assign home = retryUrl!(properties.appUrl!"")>
<@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
        ${msg("rejection." + rejection.code + ".title")}
    <#elseif section == "form">
        <div data-rejection="${rejection.code}">
            <p>${msg("rejection." + rejection.code + ".text")}</p>
            <p class="fixer">
                <strong>${msg("rejection.fixer.label")}</strong>
                <span>${msg("rejection.fixer." + rejection.fixer, app)}</span>
            </p>
            <#if home?has_content>
            <a class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="retry" href="${home}">${msg("rejection.retry", app)}</a>
            <#else>
            <p>${msg("rejection.retry.none")}</p>
            </#if>
            <div class="reference">
                <span id="reference-label">${msg("rejection.reference.label")}</span>
                <code id="reference" aria-labelledby="reference-label">${rejection.reference}</code>
                <@copy of="reference"/>
            </div>
            <#if supportEmail??>
            <p class="help"><a href="mailto:${supportEmail}?subject=${(app + " " + rejection.reference)?url("UTF-8")}">${msg("rejection.support", supportEmail)}</a></p>
            </#if>
            <details>
                <summary>${msg("rejection.details.label")}</summary>
                <dl id="details">
                    <dt>${msg("rejection.details.code")}</dt>
                    <dd><code>${rejection.code}</code></dd>
                    <#if rejection.expected??>
                    <dt>${msg("rejection.details.expected")}</dt>
                    <dd><code id="expected">${rejection.expected}</code></dd>
                    </#if>
                    <#if rejection.actual??>
                    <dt>${msg("rejection.details.actual")}</dt>
                    <dd><code id="actual">${rejection.actual}</code></dd>
                    </#if>
                    <#if rejection.setting??>
                    <dt>${msg("rejection.details.setting")}</dt>
                    <dd>${msg("rejection.entra." + rejection.setting)}</dd>
                    </#if>
                </dl>
                <@copy of="details"/>
            </details>
        </div>
        <script type="module" src="${url.resourcesPath}/js/copy.js"></script>
    </#if>
</@layout.registrationLayout>

<#-- Keeps its place while it cannot be seen: without script, or where the browser does not let pages copy. -->
<#macro copy of>
<span class="copy">
    <button type="button" class="link" data-copies="${of}" aria-describedby="${of}">${msg("rejection.copy")}</button>
    <span role="status" data-copied="${msg("rejection.copied")}"></span>
</span>
</#macro>

<#-- Every refusal: what happened, who can fix it, where to go now, what to quote. It shows texts and the reference, never data. -->
<#import "template.ftl" as layout>
<#assign app = (client.name)!((realm.displayName)!"")>
<#assign home = homeUrl!(properties.appUrl!"")>
<@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
        ${msg("rejection." + rejection.code + ".title")}
    <#elseif section == "form">
        <div data-rejection="${rejection.code}">
            <p>${msg("rejection." + rejection.code + "." + rejection.text)}</p>
            <#if rejection.address??>
            <p id="address">${msg("rejection.address", rejection.address)}</p>
            </#if>
            <p class="fixer">
                <strong>${msg("rejection.fixer.label")}</strong>
                <span>${msg("rejection.fixer." + rejection.fixer, app)}</span>
            </p>
            <#if anotherAccountUrl??>
            <a class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="another-account" href="${anotherAccountUrl}">${msg("rejection.anotherAccount")}</a>
            <#elseif retryUrl??>
            <a class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="retry" href="${retryUrl}">${msg("rejection.again")}</a>
            </#if>
            <#if home?has_content>
            <a class="${properties.kcButtonClass!}<#if !anotherAccountUrl?? && !retryUrl??> ${properties.kcButtonPrimaryClass!}</#if>" id="${(retryUrl?? && !anotherAccountUrl??)?then("home", "retry")}" href="${home}">${msg("rejection.retry", app)}</a>
            <#else>
            <p>${msg("rejection.retry.none")}</p>
            </#if>
            <div class="reference">
                <span id="reference-label">${msg("rejection.reference.label")}</span>
                <code id="reference" aria-labelledby="reference-label">${rejection.reference}</code>
                <@copy of="reference" label="rejection.copy"/>
                <@copy of="report" label="rejection.copyAll"/>
            </div>
            <#if supportEmail??>
            <p class="help"><a href="mailto:${supportEmail}?subject=${(app + " " + rejection.reference)?url("UTF-8")}">${msg("rejection.support", supportEmail)}</a></p>
            </#if>
            <details>
                <summary>${msg("rejection.details.label")}</summary>
                <dl id="details">
                    <@detail label="company" value=company!/>
                    <@detail label="app" value=app/>
                    <@detail label="time" value=rejection.time/>
                    <@detail label="code" value=rejection.code isCode=true/>
                    <@detail label="expected" value=expected() isCode=!rejection.wanted??/>
                    <@detail label="actual" value=rejection.actual! isCode=true/>
                    <@detail label="setting" value=setting()/>
                </dl>
            </details>
            <pre id="report" hidden><@report/></pre>
            <p class="help"><a id="help-link" href="${helpUrl}">${msg("signInHelp.title")}</a></p>
        </div>
        <script type="module" src="${url.resourcesPath}/js/copy.js"></script>
    </#if>
</@layout.registrationLayout>

<#-- A value stays as it is; a phrase is said in the language of the page. -->
<#function expected>
    <#return (rejection.wanted??)?then(msg("rejection.wanted." + (rejection.wanted!""), rejection.wantedValue), rejection.expected!"")>
</#function>

<#function setting>
    <#return (rejection.setting??)?then(msg("rejection.entra." + (rejection.setting!"")), "")>
</#function>

<#macro detail label value isCode=false>
<#if value?has_content>
<dt>${msg("rejection.details." + label)}</dt>
<dd id="${label}"><#if isCode><code>${value}</code><#else>${value}</#if></dd>
</#if>
</#macro>

<#-- The whole refusal as text, for an administrator. Never with the person's address: it is pasted into tickets. -->
<#macro report>
<@line label="" value=msg("rejection." + rejection.code + ".title")/>
<@line label="" value=msg("rejection." + rejection.code + "." + rejection.text)/>
<@line label=msg("rejection.reference.label") value=rejection.reference/>
<@line label=msg("rejection.details.company") value=company!/>
<@line label=msg("rejection.details.app") value=app/>
<@line label=msg("rejection.details.time") value=rejection.time/>
<@line label=msg("rejection.details.code") value=rejection.code/>
<@line label=msg("rejection.details.expected") value=expected()/>
<@line label=msg("rejection.details.actual") value=rejection.actual!/>
<@line label=msg("rejection.details.setting") value=setting()/>
</#macro>

<#macro line label value><#if value?has_content><#if label?has_content>${label}: </#if>${value}
</#if></#macro>

<#-- Keeps its place while it cannot be seen: without script, or where the browser does not let pages copy. -->
<#macro copy of label>
<span class="copy">
    <button type="button" class="link" data-copies="${of}" aria-describedby="${of}">${msg(label)}</button>
    <span role="status" data-copied="${msg("rejection.copied")}"></span>
</span>
</#macro>
